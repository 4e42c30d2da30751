package org.rescuedesk.core.verify;

import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.proof.Lines;
import org.rescuedesk.core.proof.Manifest;
import org.rescuedesk.core.proof.Member;

/** A bundle's checkpoints, each with a signature that holds; by event, what hashes they say it has. */
final class CheckpointList {
    private static final int AT_ONCE = 4_096;

    private final Map<Long, Hash> hashes = new HashMap<>();
    private long last = -1;

    private CheckpointList() {}

    /** A line as it was read; {@code holds} says of its signature. What can't be read is told when its turn comes. */
    private record Signed(
            @Nullable Checkpoint checkpoint,
            boolean holds,
            @Nullable Fault fault) {
        /** Signatures take longest by far, so each is looked at by whichever processor is free. */
        static Signed of(@Nullable String line, KeyRing keys) {
            try {
                var checkpoint = parsed(line);
                var key = keys.at(checkpoint.seq());
                return new Signed(checkpoint, key != null && checkpoint.isSignedBy(key), null);
            } catch (Fault fault) {
                return new Signed(null, false, fault);
            }
        }
    }

    static CheckpointList read(Bundle bundle, Manifest manifest, KeyRing keys) throws IOException, Fault {
        var list = new CheckpointList();
        long count = 0;
        try (var lines = bundle.lines(Member.CHECKPOINTS)) {
            for (var some = next(lines); !some.isEmpty(); some = next(lines)) {
                count += some.size();
                var all = some.parallelStream()
                        .map(text -> Signed.of(text.orElse(null), keys))
                        .toList();
                for (var each : all) list.add(each, manifest, keys);
            }
        }
        if (count != manifest.checkpoints())
            throw Verification.miscounted(Member.CHECKPOINTS, manifest.checkpoints(), count);
        if (count == 0)
            throw new Fault(
                    Kind.UNSIGNED,
                    manifest.fromSeq(),
                    "证据包中没有检查点：自事件 " + manifest.fromSeq() + " 起没有任何签名。",
                    "There is no checkpoint in the bundle: from event " + manifest.fromSeq()
                            + " on nothing is signed.");
        return list;
    }

    /** So many at a time, for a hostile bundle may have more than memory holds. */
    private static List<Optional<String>> next(Lines lines) throws IOException {
        var some = new ArrayList<Optional<String>>();
        for (var line = lines.read(); line != null; line = lines.read()) {
            some.add(Optional.ofNullable(line.whole()));
            if (some.size() == AT_ONCE) break;
        }
        return some;
    }

    private static Checkpoint parsed(@Nullable String line) throws Fault {
        try {
            if (line == null) throw new IllegalArgumentException("The line is no text.");
            return Checkpoint.of(line);
        } catch (IllegalArgumentException | NoSuchElementException | DateTimeException e) {
            throw new Fault(Kind.CHECKPOINT, 0, "有一个检查点无法读取。", "A checkpoint can't be read (" + e.getMessage() + ").");
        }
    }

    private void add(Signed signed, Manifest manifest, KeyRing keys) throws Fault {
        if (signed.fault() != null) throw signed.fault();
        var checkpoint = Objects.requireNonNull(signed.checkpoint());
        long seq = checkpoint.seq();
        if (checkpoint.exercise() != manifest.exercise() || seq < last || seq < manifest.fromSeq() - 1)
            throw new Fault(
                    Kind.CHECKPOINT,
                    seq,
                    "事件 " + seq + " 的检查点不属于这个证据包。",
                    "The checkpoint at event " + seq + " doesn't belong in this bundle.");
        if (seq > manifest.untilSeq()) throw cutOff(manifest.untilSeq() + 1, seq);
        require(checkpoint, signed.holds(), keys);
        requireAgreed(checkpoint, manifest);
        last = seq;
    }

    private static void require(Checkpoint checkpoint, boolean holds, KeyRing keys) throws Fault {
        long seq = checkpoint.seq();
        var key = keys.at(seq);
        if (key == null || !key.name().equals(checkpoint.key()))
            throw new Fault(
                    Kind.KEY,
                    seq,
                    "事件 " + seq + " 的检查点由密钥 " + checkpoint.key() + " 签名，而当时启用的不是它。",
                    "The checkpoint at event " + seq + " is signed by the key " + checkpoint.key()
                            + ", which was not the one in use.");
        if (!holds)
            throw new Fault(
                    Kind.SIGNATURE,
                    seq,
                    "事件 " + seq + " 的检查点签名无效。",
                    "The signature of the checkpoint at event " + seq + " doesn't hold.");
    }

    static Fault cutOff(long missing, long checkpoint) {
        return new Fault(
                Kind.TRUNCATED,
                missing,
                "日志在事件 " + missing + " 之前被截断：事件 " + checkpoint + " 有检查点。",
                "The journal is cut off before event " + missing + ": there is a checkpoint at event " + checkpoint
                        + ".");
    }

    static Fault rewritten(long seq) {
        return new Fault(
                Kind.REWRITTEN,
                seq,
                "事件 " + seq + " 的哈希与检查点签署的不同：它或之前的事件被改写。",
                "Event " + seq
                        + " has another hash than its checkpoint signed: it, or one since the checkpoint before, was rewritten.");
    }

    /** The event's hash is what every checkpoint there says. */
    void require(long seq, Hash hash) throws Fault {
        var signed = hashes.get(seq);
        if (signed != null && !signed.equals(hash)) throw rewritten(seq);
    }

    /**
     * Takes checkpoints that somebody kept elsewhere: the bundle must reach them and agree. How many it could be held against: those
     * of before the event that its first one follows are not in it. Where that is none of them, nothing was shown.
     */
    int requireKept(List<Checkpoint> kept, Manifest manifest, KeyRing keys) throws Fault {
        int compared = 0;
        for (var each : kept) {
            if (each.seq() < manifest.fromSeq() - 1) continue;
            requireKept(each, manifest, keys);
            compared++;
        }
        if (compared == 0 && !kept.isEmpty())
            throw new Fault(
                    Kind.UNTRUSTED,
                    manifest.fromSeq(),
                    "另存的 " + kept.size() + " 个检查点都早于证据包的起始事件 " + manifest.fromSeq() + "，无从比对。",
                    "All of the kept checkpoints, " + kept.size() + ", are of before the bundle's first event, "
                            + manifest.fromSeq() + ": it can be held against none of them.");
        return compared;
    }

    private void requireKept(Checkpoint kept, Manifest manifest, KeyRing keys) throws Fault {
        long seq = kept.seq();
        if (seq > manifest.untilSeq()) throw cutOff(manifest.untilSeq() + 1, seq);
        if (kept.exercise() != manifest.exercise())
            throw new Fault(
                    Kind.UNTRUSTED,
                    seq,
                    "另存的事件 " + seq + " 检查点属于另一本日志。",
                    "The kept checkpoint at event " + seq + " is of another journal.");
        var key = keys.at(seq);
        require(kept, key != null && kept.isSignedBy(key), keys);
        requireAgreed(kept, manifest);
        last = Math.max(last, seq);
    }

    /** It says of its event what the bundle's range, and every checkpoint before it, say. */
    private void requireAgreed(Checkpoint checkpoint, Manifest manifest) throws Fault {
        long seq = checkpoint.seq();
        if (seq == manifest.fromSeq() - 1 && !checkpoint.hash().equals(manifest.previous())) throw rewritten(seq);
        if (!checkpoint.hash().equals(hashes.getOrDefault(seq, checkpoint.hash()))) throw rewritten(seq);
        hashes.put(seq, checkpoint.hash());
    }

    long lastSeq() {
        return last;
    }
}

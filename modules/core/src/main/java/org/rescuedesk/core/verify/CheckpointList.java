package org.rescuedesk.core.verify;

import java.io.IOException;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.proof.Manifest;
import org.rescuedesk.core.proof.Member;

/** A bundle's checkpoints, each with a signature that holds; by event, what hashes they say it has. */
final class CheckpointList {
    private final Map<Long, Hash> hashes = new HashMap<>();
    private long last = -1;

    private CheckpointList() {}

    static CheckpointList read(Bundle bundle, Manifest manifest, KeyRing keys) throws IOException, Fault {
        var list = new CheckpointList();
        long count = 0;
        try (var lines = bundle.lines(Member.CHECKPOINTS)) {
            for (var line = lines.read(); line != null; line = lines.read()) {
                list.add(parsed(line.whole()), manifest, keys);
                count++;
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

    private static Checkpoint parsed(@Nullable String line) throws Fault {
        try {
            if (line == null) throw new IllegalArgumentException("The line is no text.");
            return Checkpoint.of(line);
        } catch (IllegalArgumentException | NoSuchElementException | DateTimeException e) {
            throw new Fault(Kind.CHECKPOINT, 0, "有一个检查点无法读取。", "A checkpoint can't be read (" + e.getMessage() + ").");
        }
    }

    private void add(Checkpoint checkpoint, Manifest manifest, KeyRing keys) throws Fault {
        long seq = checkpoint.seq();
        if (checkpoint.exercise() != manifest.exercise() || seq < last || seq < manifest.fromSeq() - 1)
            throw new Fault(
                    Kind.CHECKPOINT,
                    seq,
                    "事件 " + seq + " 的检查点不属于这个证据包。",
                    "The checkpoint at event " + seq + " doesn't belong in this bundle.");
        if (seq > manifest.untilSeq()) throw cutOff(manifest.untilSeq() + 1, seq);
        require(checkpoint, keys);
        if (seq == manifest.fromSeq() - 1 && !checkpoint.hash().equals(manifest.previous())) throw rewritten(seq);
        if (!checkpoint.hash().equals(hashes.getOrDefault(seq, checkpoint.hash()))) throw rewritten(seq);
        hashes.put(seq, checkpoint.hash());
        last = seq;
    }

    private static void require(Checkpoint checkpoint, KeyRing keys) throws Fault {
        long seq = checkpoint.seq();
        var key = keys.at(seq);
        if (key == null || !key.name().equals(checkpoint.key()))
            throw new Fault(
                    Kind.KEY,
                    seq,
                    "事件 " + seq + " 的检查点由密钥 " + checkpoint.key() + " 签名，而当时启用的不是它。",
                    "The checkpoint at event " + seq + " is signed by the key " + checkpoint.key()
                            + ", which was not the one in use.");
        if (!key.verifies(checkpoint.signed(), checkpoint.signature()))
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

    /** Takes checkpoints that somebody kept elsewhere: the bundle must reach them and agree. */
    void requireKept(List<Checkpoint> kept, Manifest manifest, KeyRing keys) throws Fault {
        for (var each : kept) {
            long seq = each.seq();
            if (seq < manifest.fromSeq()) continue;
            if (seq > manifest.untilSeq()) throw cutOff(manifest.untilSeq() + 1, seq);
            if (each.exercise() != manifest.exercise()) {
                throw new Fault(
                        Kind.UNTRUSTED,
                        seq,
                        "另存的事件 " + seq + " 检查点属于另一本日志。",
                        "The kept checkpoint at event " + seq + " is of another journal.");
            }
            require(each, keys);
            if (!each.hash().equals(hashes.getOrDefault(seq, each.hash()))) throw rewritten(seq);
            hashes.put(seq, each.hash());
            last = Math.max(last, seq);
        }
    }

    long lastSeq() {
        return last;
    }
}

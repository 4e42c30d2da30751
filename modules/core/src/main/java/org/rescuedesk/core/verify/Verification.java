package org.rescuedesk.core.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.proof.Manifest;
import org.rescuedesk.core.proof.Member;
import org.rescuedesk.core.proof.VerifyingKey;

/**
 * Checks a bundle with neither database nor network, by the table of docs/journal.md and in its order, in one pass over the
 * events: memory grows with the rescues and checkpoints, not with the events.
 */
public final class Verification {
    private final Set<VerifyingKey> trusted;
    private final List<Checkpoint> kept;
    private final boolean takesUnsigned;

    /**
     * {@code trusted} are keys that were got by another way, empty to take the bundle's own; {@code kept} are checkpoints that were.
     */
    public Verification(Set<VerifyingKey> trusted, List<Checkpoint> kept) {
        this(trusted, kept, false);
    }

    private Verification(Set<VerifyingKey> trusted, List<Checkpoint> kept, boolean takesUnsigned) {
        this.trusted = Set.copyOf(trusted);
        this.kept = List.copyOf(kept);
        this.takesUnsigned = takesUnsigned;
    }

    /** The same, but it takes events after the last checkpoint, and figures that count them, at their word. */
    public Verification takingUnsigned() {
        return new Verification(trusted, kept, true);
    }

    /** Checks a bundle by itself. */
    public static Verified of(Path file) throws Fault {
        return new Verification(Set.of(), List.of()).verify(file);
    }

    /** What holds; throws the first fault otherwise. */
    public Verified verify(Path file) throws Fault {
        try (var bundle = Bundle.open(file)) {
            return verify(bundle);
        } catch (IOException e) {
            throw Bundle.unreadable(e);
        }
    }

    private Verified verify(Bundle bundle) throws IOException, Fault {
        var manifest = manifest(bundle);
        var keys = KeyRing.read(bundle, manifest);
        keys.requireTrusted(trusted);
        var checkpoints = CheckpointList.read(bundle, manifest, keys);
        int compared = checkpoints.requireKept(kept, manifest, keys);
        var journal = new JournalCheck(bundle, manifest, keys, checkpoints);
        var recount = journal.read();
        if (manifest.figures() > 0) FigureCheck.compare(bundle, manifest, recount);
        else requireNone(bundle);
        var verified = new Verified(manifest, checkpoints.lastSeq(), compared);
        if (verified.unsigned() > 0 && !takesUnsigned) throw unsigned(verified);
        return verified;
    }

    /** Anybody can chain events of his own to the last one that is signed, and count them. */
    private static Fault unsigned(Verified verified) {
        long first = verified.signedUntil() + 1;
        return new Fault(
                Kind.UNSIGNED,
                first,
                "自事件 " + first + " 起的 " + verified.unsigned() + " 个事件没有签名，任何人都可能改写；此前均成立。",
                "Nobody has signed event " + first + " and what comes after it, " + verified.unsigned()
                        + " in all: anybody may have written them, and the figures that count them. All before holds.");
    }

    private static void requireNone(Bundle bundle) throws IOException, Fault {
        try (var lines = bundle.lines(Member.FIGURES)) {
            if (lines.read() != null) throw miscounted(Member.FIGURES, 0, 1);
        }
    }

    private static Manifest manifest(Bundle bundle) throws IOException, Fault {
        try (var lines = bundle.lines(Member.MANIFEST)) {
            var line = lines.read();
            var text = line == null ? null : line.whole();
            if (text == null || lines.read() != null) throw badManifest("");
            return Manifest.of(text);
        } catch (IllegalArgumentException | NoSuchElementException | DateTimeException e) {
            throw badManifest(": " + e.getMessage());
        }
    }

    private static Fault badManifest(String why) {
        return new Fault(Kind.MANIFEST, 0, "清单（manifest.json）无法采信。", "The manifest can't be believed" + why + ".");
    }

    /** The manifest's number of lines of a member is not the true one. */
    static Fault miscounted(Member member, long said, long found) {
        return new Fault(
                Kind.MANIFEST,
                0,
                "清单说 " + member.file() + " 有 " + said + " 行，实际有 " + found + " 行。",
                "The manifest says that " + member.file() + " has " + said + " lines, and it has " + found + ".");
    }
}

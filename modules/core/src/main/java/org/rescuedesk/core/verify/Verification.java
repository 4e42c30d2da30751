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

    /**
     * {@code trusted} are keys that were got by another way, empty to take the bundle's own; {@code kept} are checkpoints that were.
     */
    public Verification(Set<VerifyingKey> trusted, List<Checkpoint> kept) {
        this.trusted = Set.copyOf(trusted);
        this.kept = List.copyOf(kept);
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
        checkpoints.requireKept(kept, manifest, keys);
        var journal = new JournalCheck(bundle, manifest, keys, checkpoints);
        var recount = journal.read();
        if (manifest.figures() > 0) FigureCheck.compare(bundle, manifest, recount);
        else requireNone(bundle);
        return new Verified(manifest, checkpoints.lastSeq());
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

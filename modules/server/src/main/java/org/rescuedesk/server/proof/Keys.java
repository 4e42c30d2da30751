package org.rescuedesk.server.proof;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.ask.DeskCommand.AdoptKey;
import org.rescuedesk.core.proof.KeyAdoption;
import org.rescuedesk.core.proof.SigningKey;

/**
 * The keys in the data folder: the one that signs, made at the first start, and after {@link #rotate} the one that takes its place
 * at the next start. The journal's own facts say which key is the one that signs; these files only follow.
 */
public final class Keys {
    private static final String FILE = "journal-key.pem";
    private static final String NEXT = "journal-key-next.pem";

    private final KeyFile file;
    private final KeyFile nextFile;
    private final SigningKey current;
    private final @Nullable SigningKey next;

    private Keys(Path folder) {
        this.file = new KeyFile(folder.resolve(FILE));
        this.nextFile = new KeyFile(folder.resolve(NEXT));
        this.current = file.exists() ? file.read() : file.make();
        this.next = nextFile.exists() ? nextFile.read() : null;
    }

    /** Refuses, with a sentence, keys that are broken or that others may read. */
    public static Keys open(Path folder) {
        return new Keys(folder);
    }

    /** Whether a desk has made its first key there. */
    public static boolean isIn(Path folder) {
        return new KeyFile(folder.resolve(FILE)).exists();
    }

    /** Makes the key that is to sign from the next start on, in place of one that was made before and waits still. */
    public static SigningKey rotate(Path folder) {
        return new KeyFile(folder.resolve(NEXT)).make();
    }

    /** What the journal has to be told so that it knows the key that signs from now on; nothing if it knows. */
    public Optional<AdoptKeyWhen> toAdopt(List<KeyAdoption> adopted) {
        var last = adopted.isEmpty() ? null : adopted.get(adopted.size() - 1);
        var wanted = next == null ? current : next;
        if (last != null && last.key().equals(wanted.verifying())) return Optional.empty();
        boolean isHandedOver = last != null && last.key().equals(current.verifying());
        if (!isHandedOver) return Optional.of(at -> new AdoptKey(at, wanted.verifying(), null, null));
        var before = current.name();
        var vouch = current.sign(KeyAdoption.vouched(before, wanted.verifying()));
        return Optional.of(at -> new AdoptKey(at, wanted.verifying(), before, vouch));
    }

    /** The command at the desk's time. */
    @FunctionalInterface
    public interface AdoptKeyWhen {
        AdoptKey at(Instant at);
    }

    /** The key that signs now. Where the journal knows it, the one before is let go. */
    public SigningKey signing(List<KeyAdoption> adopted) {
        if (next == null) return current;
        boolean isKnown = adopted.stream().anyMatch(each -> each.key().equals(next.verifying()));
        if (isKnown) nextFile.moveTo(file);
        return next;
    }
}

package org.rescuedesk.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.ask.DeskCommand.AdoptKey;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.proof.BundleWriter;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.proof.KeyAdoption;
import org.rescuedesk.core.proof.SigningKey;
import org.rescuedesk.core.proof.VerifyingKey;
import org.rescuedesk.core.verify.Recount;

/** {@link MadeUpDays} with a checkpoint every hour, written to a bundle as an export would write it. */
final class MadeUpJournal {
    private static final MadeUpProvince PROVINCE = new MadeUpProvince(20_000, 40);
    private static final Duration HOUR = Duration.ofHours(1);

    private final SigningKey key = newKey();
    private final BundleWriter writer;
    private final Recount recount = new Recount();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final MadeUpDays days = new MadeUpDays(PROVINCE, PROVINCE.register(), false, this::note);
    private Instant signedAt = days.now();

    private MadeUpJournal(BundleWriter writer) {
        this.writer = writer;
    }

    /** At least so many events; how many there are. */
    static long write(Path file, long events) throws IOException {
        try (var writer = new BundleWriter(file, false, 1, Hash.NONE)) {
            return new MadeUpJournal(writer).write(events);
        }
    }

    private long write(long events) throws IOException {
        days.decide(new AdoptKey(days.now(), key.verifying(), null, null));
        days.begin();
        while (days.tail().seq() < events) days.rescue();
        sign();
        writer.key(new KeyAdoption(1, key.verifying(), null, null));
        for (var each : checkpoints) writer.checkpoint(each);
        for (var each : recount.figures()) writer.figures(each);
        writer.finish();
        return days.tail().seq();
    }

    private void note(List<Entry> entries) throws IOException {
        for (var entry : entries) {
            writer.event(entry.hash(), entry.canonical().getBytes(UTF_8));
            recount.add(Body.of(entry.canonical()));
        }
        if (days.now().isAfter(signedAt.plus(HOUR))) sign();
    }

    private void sign() {
        checkpoints.add(Checkpoint.signed(days.tail().seq(), days.tail().hash(), days.now(), false, key));
        signedAt = days.now();
    }

    private static SigningKey newKey() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return SigningKey.of(pair.getPrivate(), VerifyingKey.of(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has Ed25519.", e);
        }
    }
}

package org.rescuedesk.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.By;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand.Accepted;
import org.rescuedesk.core.ask.CrewCommand.Arrived;
import org.rescuedesk.core.ask.CrewCommand.CameOnDuty;
import org.rescuedesk.core.ask.CrewCommand.CauseFound;
import org.rescuedesk.core.ask.CrewCommand.Departed;
import org.rescuedesk.core.ask.CrewCommand.Released;
import org.rescuedesk.core.ask.DeskCommand.AdoptKey;
import org.rescuedesk.core.ask.SignalCommand.Signalled;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.plan.GreatCircle;
import org.rescuedesk.core.proof.BundleWriter;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.proof.KeyAdoption;
import org.rescuedesk.core.proof.SigningKey;
import org.rescuedesk.core.proof.VerifyingKey;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Policy;
import org.rescuedesk.core.state.Rules;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.verify.Recount;

/** A made-up province's rescues, some 100 a day, with a checkpoint every hour, decided by the desk's own rules, written to a bundle as an export would write it. */
final class MadeUpJournal {
    private static final MadeUpProvince PROVINCE = new MadeUpProvince(20_000, 40);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Random dice = new Random(20_261_123);
    private final SigningKey key = newKey();
    private final BundleWriter writer;
    private final Recount recount = new Recount();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private Desk desk;
    private Hash end = Hash.NONE;
    private long seq;
    private Instant now = Instant.parse("2022-01-01T00:00:00Z");
    private Instant signedAt = now;

    private MadeUpJournal(BundleWriter writer) {
        this.writer = writer;
        var rules = new Rules(Policy.NATIONAL, new GreatCircle(), ZoneId.of("Asia/Shanghai"), Duration.ofMinutes(30));
        this.desk = Desk.empty(rules, PROVINCE.register());
    }

    /** At least so many events; how many there are. */
    static long write(Path file, long events) throws IOException {
        try (var writer = new BundleWriter(file, false, 1, Hash.NONE)) {
            return new MadeUpJournal(writer).write(events);
        }
    }

    private long write(long events) throws IOException {
        decide(new AdoptKey(now, key.verifying(), null, null));
        for (int crew = 0; crew < PROVINCE.crews(); crew++)
            decide(new CameOnDuty(now, By.crew(PROVINCE.crew(crew)), PROVINCE.crew(crew)));
        while (seq < events) rescue();
        sign();
        writer.key(new KeyAdoption(1, key.verifying(), null, null));
        for (var each : checkpoints) writer.checkpoint(each);
        for (var each : recount.figures()) writer.figures(each);
        writer.finish();
        return seq;
    }

    private void rescue() throws IOException {
        now = now.plusMillis(dice.nextInt(240_000));
        var id = PROVINCE.elevator(dice.nextInt(PROVINCE.elevators()));
        var signal = new Signal(
                new SignalId(id + "/b/" + seq), id, Signal.Kind.ENTRAPMENT, now, 1 + dice.nextInt(4), null, null);
        decide(new Signalled(now, By.elevator(id), PROVINCE.area(0), signal));
        var rescue = desk.elevator(id).findLast().orElseThrow();
        var bound = desk.rescue(rescue).findActive();
        if (bound.isPresent()) serve(rescue, bound.get().crew());
    }

    private void serve(RescueId rescue, CrewId crew) throws IOException {
        var by = By.crew(crew);
        decide(new Accepted(later(1), by, crew, rescue));
        decide(new Departed(later(1), by, crew, rescue));
        decide(new Arrived(
                later(dice.nextInt(20) == 0 ? 40 : 16), by, crew, rescue, Evidence.at(Source.PRESS, now, null)));
        if (dice.nextInt(3) > 0) decide(new Arrived(now, by, crew, rescue, Evidence.at(Source.QR, now, null)));
        decide(new Released(later(6), by, crew, rescue, 1 + dice.nextInt(4)));
        decide(new CauseFound(later(2), by, crew, rescue, "door", List.of()));
    }

    private Instant later(int minutes) {
        now = now.plusMillis(1 + dice.nextInt(minutes * 60_000));
        return now;
    }

    private void decide(Command command) throws IOException {
        for (var event : command.decide(desk, Sorted.empty())) {
            desk = event.evolve(desk);
            var entry = Entry.following(end, seq + 1, 1, false, event);
            end = entry.hash();
            seq = entry.seq();
            writer.event(end, entry.canonical().getBytes(UTF_8));
            recount.add(Body.of(entry.canonical()));
        }
        if (now.isAfter(signedAt.plus(HOUR))) sign();
    }

    private void sign() {
        checkpoints.add(Checkpoint.signed(seq, end, now, false, key));
        signedAt = now;
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

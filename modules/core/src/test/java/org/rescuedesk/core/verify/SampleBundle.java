package org.rescuedesk.core.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.rescuedesk.core.AccountEvent;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.EscalationEvent.HandedOver;
import org.rescuedesk.core.EscalationEvent.LimitClockStarted;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.RuleEvent.KeyAdopted;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.DeskCommand.AdoptKey;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.InMemoryJournal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.loop.RandomRescues;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.proof.BundleWriter;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.proof.KeyAdoption;
import org.rescuedesk.core.proof.Person;
import org.rescuedesk.core.proof.SigningKey;
import org.rescuedesk.core.proof.VerifyingKey;
import org.rescuedesk.core.snapshot.EveryFact;

/** A journal of rescues of every kind with a rotation of keys, and the bundles that tell of it. */
public final class SampleBundle {
    /** Checkpoints are signed at every so manyth event. */
    private static final int EVERY = 37;

    public final SigningKey first = newKey();
    public final SigningKey second = newKey();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final List<Batch.Personal> persons = new ArrayList<>();

    public SampleBundle(int rescues) {
        try {
            append(new AdoptKey(SmallDesk.START, first.verifying(), null, null));
            append(new SmallDesk(journal.tail(), false).call(990, "王女士"));
            new RandomRescues(journal, false, 4).write(0, rescues / 2);
            var vouch = first.sign(KeyAdoption.vouched(first.name(), second.verifying()));
            append(new AdoptKey(SmallDesk.START, second.verifying(), first.name(), vouch));
            new RandomRescues(journal, false, 5).write(SmallDesk.ABROAD - rescues / 4, SmallDesk.ABROAD + rescues / 4);
            appendLives();
        } catch (JournalFailure e) {
            throw new IllegalStateException(e);
        }
    }

    private void append(Command command) throws JournalFailure {
        var batch = new SmallDesk(journal.tail(), false).decide(command);
        persons.addAll(batch.persons());
        journal.append(batch);
    }

    /** The rescues of core.snapshot's journal of every fact that have one of those that few rescues have. */
    private void appendLives() throws JournalFailure {
        var facts = EveryFact.journal().stream()
                .map(Entry::event)
                .filter(RescueEvent.class::isInstance)
                .map(RescueEvent.class::cast)
                .toList();
        var wanted = facts.stream()
                .filter(SampleBundle::isRare)
                .map(RescueEvent::rescue)
                .collect(toSet());
        var entries = new ArrayList<Entry>();
        var end = journal.tail();
        for (var fact : facts) {
            if (!wanted.contains(fact.rescue())) continue;
            var entry = Entry.following(end.hash(), end.seq() + 1, end.epoch(), false, fact);
            entries.add(entry);
            end = Tail.of(entry);
        }
        journal.append(new Batch(0, entries, List.of(), List.of(), List.of(), EveryFact.before()));
    }

    private static boolean isRare(RescueEvent fact) {
        return fact instanceof AccountEvent || fact instanceof HandedOver || fact instanceof LimitClockStarted;
    }

    public static SigningKey newKey() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return SigningKey.of(pair.getPrivate(), VerifyingKey.of(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        try {
            journal.read(0, entries::add);
        } catch (JournalFailure e) {
            throw new IllegalStateException(e);
        }
        return entries;
    }

    public long lastSeq() {
        return journal.tail().seq();
    }

    /** All of it, with figures and persons. */
    public Path whole(Path file) throws IOException {
        return range(file, 1, lastSeq());
    }

    /** A part of it; figures only with the whole. */
    Path range(Path file, long from, long until) throws IOException {
        var entries = entries();
        boolean whole = from == 1 && until == entries.size();
        var recount = new Recount();
        var previous = from == 1 ? Hash.NONE : entries.get((int) from - 2).hash();
        try (var writer = new BundleWriter(file, false, from, previous)) {
            for (var entry : entries.subList((int) from - 1, (int) until)) {
                writer.event(entry.hash(), entry.canonical().getBytes(UTF_8));
                if (whole) recount.add(Body.of(entry.canonical()));
            }
            for (var each : persons) if (whole) writer.person(new Person(each.seq(), each.note()));
            for (var each : adoptions(until)) writer.key(each);
            for (var each : checkpoints(from, until)) writer.checkpoint(each);
            if (whole) for (var each : recount.figures()) writer.figures(each);
            writer.finish();
        }
        return file;
    }

    private List<KeyAdoption> adoptions(long until) {
        return entries().stream()
                .filter(entry -> entry.event() instanceof KeyAdopted && entry.seq() <= until)
                .map(entry -> KeyAdoption.of(entry.seq(), entry.event().body()))
                .toList();
    }

    List<Checkpoint> checkpoints(long from, long until) {
        var rotation = adoptions(lastSeq()).get(1).fromSeq();
        return entries().stream()
                .filter(entry -> entry.seq() >= from - 1 && entry.seq() <= until)
                .filter(entry -> entry.seq() % EVERY == 0 || entry.seq() == lastSeq())
                .map(entry -> Checkpoint.signed(
                        entry.seq(), entry.hash(), entry.event().at(), false, entry.seq() < rotation ? first : second))
                .toList();
    }

    /** The members' bytes, by name. */
    static Map<String, byte[]> members(Path file) throws IOException {
        var members = new TreeMap<String, byte[]>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                members.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return members;
    }

    static Path write(Path file, Map<String, byte[]> members) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
                zip.closeEntry();
            }
        }
        return Files.write(file, bytes.toByteArray());
    }
}

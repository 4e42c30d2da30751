package org.rescuedesk.store.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.RawInput;

/**
 * How one batch stands in the file: a mark, the length of its body in bytes, the body's CRC-32C, each four bytes, and the body. What
 * was written only in part, or has changed since, is recognised by that.
 */
final class Frame {
    static final int HEAD = 12;
    /** "RDB1" in ASCII: rescue desk's batch, first form. */
    static final int MARK = 0x52444231;
    /** No batch is nearly so long; a longer one in a file is damage. */
    static final int LONGEST = 1 << 29;

    private Frame() {}

    static ByteBuffer of(Kept kept) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeLong(kept.number());
        out.writeInt(kept.entries().size());
        for (var entry : kept.entries()) write(out, entry);
        out.writeInt(kept.persons().size());
        for (var person : kept.persons()) write(out, person);
        out.writeInt(kept.raws().size());
        for (var raw : kept.raws()) write(out, raw);
        var body = bytes.toByteArray();
        return ByteBuffer.allocate(HEAD + body.length)
                .putInt(MARK)
                .putInt(body.length)
                .putInt(sum(body))
                .put(body)
                .flip();
    }

    static int sum(byte[] body) {
        var sum = new CRC32C();
        sum.update(body);
        return (int) sum.getValue();
    }

    /** The number of the batch, which stands first. */
    static long number(byte[] body) {
        return ByteBuffer.wrap(body).getLong();
    }

    static Kept read(byte[] body) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(body));
        long number = in.readLong();
        List<Entry> entries = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) entries.add(entry(in));
        List<Batch.Personal> persons = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) persons.add(person(in));
        List<RawInput> raws = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) raws.add(raw(in));
        return new Kept(number, entries, persons, raws);
    }

    private static void write(DataOutputStream out, Entry entry) throws IOException {
        out.write(entry.previous().bytes());
        out.write(entry.hash().bytes());
        text(out, entry.canonical());
    }

    /** Believes nothing that its hash does not prove. */
    private static Entry entry(DataInputStream in) throws IOException {
        var previous = Hash.of(in.readNBytes(32));
        var hash = Hash.of(in.readNBytes(32));
        return Entry.of(text(in), previous, hash);
    }

    private static void write(DataOutputStream out, Batch.Personal person) throws IOException {
        out.writeLong(person.seq());
        text(out, person.note().field());
        text(out, person.note().salt());
        text(out, person.note().value());
    }

    private static Batch.Personal person(DataInputStream in) throws IOException {
        return new Batch.Personal(in.readLong(), new PersonNote(text(in), text(in), text(in)));
    }

    private static void write(DataOutputStream out, RawInput raw) throws IOException {
        text(out, raw.receivedAt().toString());
        text(out, raw.topic());
        out.writeInt(raw.payload().length);
        out.write(raw.payload());
        out.writeInt(raw.size());
        text(out, raw.reason());
        text(out, raw.sentence());
    }

    private static RawInput raw(DataInputStream in) throws IOException {
        var at = Instant.parse(text(in));
        return new RawInput(at, text(in), in.readNBytes(in.readInt()), in.readInt(), text(in), text(in));
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), UTF_8);
    }
}

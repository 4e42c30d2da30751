package org.rescuedesk.core.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.loop.Hash;

/**
 * Writes a bundle: first {@link #event each event}, then {@link #person persons} if any, keys, checkpoints and figures, and at
 * last, by {@link #finish}, the manifest. A bundle that was not finished is none.
 */
public final class BundleWriter implements AutoCloseable {
    /** The same bundle twice is the same bytes. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final boolean exercise;
    private final long fromSeq;
    private final Hash previous;
    private Hash last;
    private long untilSeq;
    private @Nullable Member member;
    private final Map<Member, Long> lines = new EnumMap<>(Member.class);

    /** {@code previous} is the hash of the event before the first. */
    public BundleWriter(Path file, boolean exercise, long fromSeq, Hash previous) throws IOException {
        this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        this.exercise = exercise;
        this.fromSeq = fromSeq;
        this.previous = previous;
        this.last = previous;
        this.untilSeq = fromSeq - 1;
    }

    /** The next event, by its canonical bytes. */
    public void event(Hash hash, byte[] canonical) throws IOException {
        open(Member.JOURNAL);
        zip.write(hash.hex().getBytes(UTF_8));
        zip.write(' ');
        line(canonical);
        last = hash;
        untilSeq++;
    }

    /** What is personal in an event: only where somebody has asked for it. */
    public void person(Person person) throws IOException {
        add(Member.PERSONS, person);
    }

    public void key(KeyAdoption adoption) throws IOException {
        add(Member.KEYS, adoption);
    }

    public void checkpoint(Checkpoint checkpoint) throws IOException {
        add(Member.CHECKPOINTS, checkpoint);
    }

    public void figures(Figures figures) throws IOException {
        add(Member.FIGURES, figures);
    }

    private void add(Member which, Object line) throws IOException {
        open(which);
        line(line.toString().getBytes(UTF_8));
    }

    private void open(Member which) throws IOException {
        if (member == which) return;
        if (member != null) zip.closeEntry();
        var entry = new ZipEntry(which.file());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        member = which;
    }

    private void line(byte[] bytes) throws IOException {
        zip.write(bytes);
        zip.write('\n');
        if (member != null) lines.merge(member, 1L, Long::sum);
    }

    /** Writes what was not there to write, and the manifest. */
    public Manifest finish() throws IOException {
        for (var each : Member.values()) {
            if (count(each) == 0 && each.isNeeded() && each != Member.MANIFEST) open(each);
        }
        var manifest = new Manifest(
                exercise,
                fromSeq,
                untilSeq,
                previous,
                last,
                count(Member.KEYS),
                count(Member.CHECKPOINTS),
                count(Member.FIGURES),
                count(Member.PERSONS));
        add(Member.MANIFEST, manifest);
        return manifest;
    }

    private long count(Member which) {
        return lines.getOrDefault(which, 0L);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

package org.rescuedesk.cli.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.verify.Verified;
import org.rescuedesk.server.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints that somebody kept in a file, and the lines of it that are none, counted from 1: a desk that is killed while it
 * writes leaves half a line, which makes those around it no worse. In both sentences 中文 stands first.
 */
record KeptCheckpoints(Path file, List<Checkpoint> checkpoints, List<Integer> torn) {
    static final KeptCheckpoints NONE = new KeptCheckpoints(Path.of(""), List.of(), List.of());

    private static final Logger LOG = LoggerFactory.getLogger(KeptCheckpoints.class);
    private static final int MOST_NAMED = 10;

    /** Refuses a file without any by a {@link CannotStart}. */
    static KeptCheckpoints read(Path file) {
        List<Checkpoint> checkpoints = new ArrayList<>();
        List<Integer> torn = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                checkpoints.add(Checkpoint.of(line.strip()));
            } catch (IllegalArgumentException | NoSuchElementException | DateTimeException e) {
                LOG.debug("Line {} of {} is no checkpoint.", number, file, e);
                torn.add(number);
            }
        }
        if (checkpoints.isEmpty()) {
            throw new CannotStart("There is no checkpoint in %s.".formatted(file), "%s 中没有检查点。".formatted(file));
        }
        return new KeptCheckpoints(file, List.copyOf(checkpoints), List.copyOf(torn));
    }

    /** A checkpoint is ASCII; half a line may end within a character, and must not make the file unreadable. */
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, ISO_8859_1);
        } catch (IOException e) {
            throw Verify.unreadable(file);
        }
    }

    /** Which lines were taken for nothing. */
    Optional<String> passedOver() {
        if (torn.isEmpty()) {
            return Optional.empty();
        }
        String named = torn.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "))
                + (torn.size() > MOST_NAMED ? ", …" : "");
        return Optional.of(
                "%s 有 %,d 行不是完整的检查点（第 %s 行），已跳过。 %,d of the lines of %s are no whole checkpoints and were passed over: line %s."
                        .formatted(file, torn.size(), named, torn.size(), file, named));
    }

    /** How many of them have shown anything, and how many could not. */
    Optional<String> compared(Verified verified) {
        if (checkpoints.isEmpty()) {
            return Optional.empty();
        }
        int compared = verified.compared();
        int before = checkpoints.size() - compared;
        String agree =
                "另存的检查点中，%,d 个与证据包一致。 Of the kept checkpoints %,d agree with the bundle.".formatted(compared, compared);
        if (before == 0) {
            return Optional.of(agree);
        }
        long from = verified.manifest().fromSeq();
        return Optional.of(
                "%s 另有 %,d 个早于其起始事件 %,d，无从比对。 %,d more are of before its first event, %,d, and could be held against nothing."
                        .formatted(agree, before, from, before, from));
    }
}

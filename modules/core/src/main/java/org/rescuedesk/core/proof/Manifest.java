package org.rescuedesk.core.proof;

import java.util.Set;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.loop.Hash;

/** What a bundle says is in it: the range of events with the hashes before and at its end, and the lines of each other member. */
public record Manifest(
        boolean exercise,
        long fromSeq,
        long untilSeq,
        Hash previous,
        Hash hash,
        long keys,
        long checkpoints,
        long figures,
        long persons) {
    private static final String BUNDLE = "rescue-desk";
    private static final Set<String> FIELDS = Set.of(
            "bundle",
            "checkpoints",
            "events",
            "exercise",
            "figures",
            "fromSeq",
            "hash",
            "keys",
            "persons",
            "previous",
            "untilSeq",
            "v");

    public Manifest {
        if (fromSeq < 1 || untilSeq < fromSeq || !Hex.is(previous.hex(), 32) || !Hex.is(hash.hex(), 32)) {
            throw new IllegalArgumentException("No bundle has such a range or such hashes.");
        }
        if (fromSeq == 1 && !previous.equals(Hash.NONE)) {
            throw new IllegalArgumentException("Nothing comes before event 1.");
        }
    }

    /** Reads its line; refuses another text by an {@link IllegalArgumentException} or a missing-element one. */
    public static Manifest of(String line) {
        var body = Body.of(line);
        if (!body.fields().keySet().equals(FIELDS) || !body.text("bundle").equals(BUNDLE) || body.number("v") != 1) {
            throw new IllegalArgumentException("The manifest is none of a bundle of version 1.");
        }
        var exercise = body.flagOrNull("exercise");
        var manifest = new Manifest(
                Boolean.TRUE.equals(exercise),
                body.number("fromSeq"),
                body.number("untilSeq"),
                new Hash(body.text("previous")),
                new Hash(body.text("hash")),
                body.number("keys"),
                body.number("checkpoints"),
                body.number("figures"),
                body.number("persons"));
        if (body.number("events") != manifest.events()) {
            throw new IllegalArgumentException("The manifest's events are not those of its range.");
        }
        return manifest;
    }

    public long events() {
        return untilSeq - fromSeq + 1;
    }

    /** Its one line. */
    @Override
    public String toString() {
        return Body.empty()
                .with("bundle", BUNDLE)
                .with("checkpoints", checkpoints)
                .with("events", events())
                .with("exercise", exercise)
                .with("figures", figures)
                .with("fromSeq", fromSeq)
                .with("hash", hash.hex())
                .with("keys", keys)
                .with("persons", persons)
                .with("previous", previous.hex())
                .with("untilSeq", untilSeq)
                .with("v", 1)
                .toString();
    }
}

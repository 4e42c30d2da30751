package org.rescuedesk.core.verify;

import java.io.IOException;
import java.time.DateTimeException;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.proof.KeyAdoption;
import org.rescuedesk.core.proof.Manifest;
import org.rescuedesk.core.proof.Member;
import org.rescuedesk.core.proof.VerifyingKey;

/** Every adoption of a key that a bundle names, by the event that adopted it. */
final class KeyRing {
    private final TreeMap<Long, KeyAdoption> adoptions = new TreeMap<>();

    private KeyRing() {}

    static KeyRing read(Bundle bundle, Manifest manifest) throws IOException, Fault {
        var ring = new KeyRing();
        long count = 0;
        try (var lines = bundle.lines(Member.KEYS)) {
            for (var line = lines.read(); line != null; line = lines.read()) {
                ring.add(line.whole(), manifest);
                count++;
            }
        }
        if (count != manifest.keys()) throw Verification.miscounted(Member.KEYS, manifest.keys(), count);
        return ring;
    }

    private void add(@Nullable String line, Manifest manifest) throws Fault {
        try {
            if (line == null) throw new IllegalArgumentException("The line is no text.");
            var body = Body.of(line);
            var adoption = KeyAdoption.of(body);
            body.text("key");
            if (adoption.fromSeq() <= (adoptions.isEmpty() ? 0 : adoptions.lastKey()))
                throw new IllegalArgumentException("Keys stand in the order in which they were adopted.");
            check(body, adoption, manifest);
            adoptions.put(adoption.fromSeq(), adoption);
        } catch (IllegalArgumentException | NoSuchElementException | DateTimeException e) {
            throw new Fault(Kind.KEY, 0, "有一个密钥无法读取。", "A key can't be read (" + e.getMessage() + ").");
        }
    }

    private void check(Body body, KeyAdoption adoption, Manifest manifest) throws Fault {
        var before = adoptions.isEmpty() ? null : adoptions.lastEntry().getValue();
        if (adoption.fromSeq() <= manifest.untilSeq()
                && KeyAdoption.isNamedRightly(body, adoption)
                && adoption.isVouchedRightly(before)) return;
        throw new Fault(
                Kind.KEY,
                adoption.fromSeq(),
                "自事件 " + adoption.fromSeq() + " 起启用的密钥不成立：名称、范围或前一密钥的担保有误。",
                "The key from event " + adoption.fromSeq()
                        + " on doesn't hold: its name, its range or what the key before says for it is wrong.");
    }

    /** The key that signs at this event. */
    @Nullable
    VerifyingKey at(long seq) {
        var adoption = adoptions.floorEntry(seq);
        return adoption == null ? null : adoption.getValue().key();
    }

    /** The adoption by this very event. */
    @Nullable
    KeyAdoption adoptedBy(long seq) {
        return adoptions.get(seq);
    }

    /** Each key is one of these, or the key before, trusted itself, has vouched for it; with none given there is nothing to hold it against. */
    void requireTrusted(Set<VerifyingKey> given) throws Fault {
        if (given.isEmpty()) return;
        var trusted = new HashSet<>(given);
        @Nullable KeyAdoption before = null;
        for (var each : adoptions.values()) {
            boolean vouched = each.vouch() != null && before != null && trusted.contains(before.key());
            if (vouched) trusted.add(each.key());
            if (!trusted.contains(each.key())) {
                throw new Fault(
                        Kind.UNTRUSTED,
                        each.fromSeq(),
                        "自事件 " + each.fromSeq() + " 起的密钥 " + each.key().name() + " 不在可信密钥之列。",
                        "The key " + each.key().name() + " from event " + each.fromSeq()
                                + " on is none of the trusted ones, and none of them vouches for it.");
            }
            before = each;
        }
    }
}

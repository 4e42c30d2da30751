package org.rescuedesk.core.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.proof.SigningKey;

/** A bundle's members, to be spoilt in one of many ways. Lines are texts in ISO 8859-1, so that each character is a byte. */
final class Spoilt {
    static final String MANIFEST = "manifest.json";
    static final String KEYS = "keys.jsonl";
    static final String CHECKPOINTS = "checkpoints.jsonl";
    static final String JOURNAL = "journal.txt";
    static final String FIGURES = "figures.jsonl";
    static final String PERSONS = "persons.jsonl";
    private static final List<String> ALL = List.of(MANIFEST, KEYS, CHECKPOINTS, JOURNAL, FIGURES, PERSONS);

    private final Map<String, byte[]> members;

    Spoilt(Map<String, byte[]> members) {
        this.members = new TreeMap<>(members);
    }

    Map<String, byte[]> members() {
        return members;
    }

    List<String> lines(String member) {
        var text = new String(members.getOrDefault(member, new byte[0]), UTF_8);
        return new ArrayList<>(text.lines().toList());
    }

    void put(String member, List<String> lines) {
        var text = new StringBuilder();
        for (var line : lines) text.append(line).append('\n');
        members.put(member, text.toString().getBytes(UTF_8));
    }

    void put(String member, int index, UnaryOperator<String> change) {
        var lines = lines(member);
        lines.set(index, change.apply(lines.get(index)));
        put(member, lines);
    }

    void manifest(UnaryOperator<Body> change) {
        put(MANIFEST, 0, line -> change.apply(Body.of(line)).toString());
    }

    /** Reckons the chain anew from this line on, as somebody would who rewrites history. */
    void rechain(int from) {
        var lines = lines(JOURNAL);
        var hash = from == 0 ? Hash.NONE : new Hash(lines.get(from - 1).substring(0, 64));
        for (int i = from; i < lines.size(); i++) {
            var text = lines.get(i).substring(65);
            hash = hash.followedBy(text);
            lines.set(i, hash + " " + text);
        }
        put(JOURNAL, lines);
        var end = hash;
        manifest(body -> body.with("hash", end.hex()));
    }

    /** Signs every checkpoint again for the chain as it is now: what only the desk itself can do. */
    void resign(Map<String, SigningKey> keys) {
        var journal = lines(JOURNAL);
        var signed = new ArrayList<String>();
        for (var line : lines(CHECKPOINTS)) {
            var old = Checkpoint.of(line);
            if (old.seq() > journal.size()) continue;
            var hash = new Hash(journal.get((int) old.seq() - 1).substring(0, 64));
            signed.add(Checkpoint.signed(old.seq(), hash, old.at(), old.exercise(), keys.get(old.key()))
                    .toString());
        }
        put(CHECKPOINTS, signed);
    }

    /** Leaves out all checkpoints but the first so many, in the manifest too. */
    void keepCheckpoints(int count) {
        put(CHECKPOINTS, lines(CHECKPOINTS).subList(0, count));
        manifest(body -> body.with("checkpoints", count));
    }

    /** Chains events that nobody signed to the end, of a kind that no figure counts. */
    void addUnsigned(int count) {
        var lines = lines(JOURNAL);
        for (int i = 0; i < count; i++) {
            var last = lines.get(lines.size() - 1);
            var text = Body.of(last.substring(65))
                    .with("seq", lines.size() + 1)
                    .with("type", "DeskStarted")
                    .with("body", Body.empty())
                    .toString();
            lines.add(new Hash(last.substring(0, 64)).followedBy(text) + " " + text);
        }
        put(JOURNAL, lines);
        manifest(body -> body.with("untilSeq", lines.size())
                .with("events", lines.size())
                .with("hash", lines.get(lines.size() - 1).substring(0, 64)));
    }

    /** One way or another, as the dice have it. */
    void spoil(Random dice, Map<String, SigningKey> keys) {
        var member = dice.nextBoolean() ? JOURNAL : ALL.get(dice.nextInt(ALL.size()));
        switch (dice.nextInt(18)) {
            case 0, 1, 2 -> changeByte(member, dice);
            case 3 -> edit(member, lines -> lines.remove(dice.nextInt(lines.size())));
            case 4 ->
                edit(member, lines -> Collections.swap(lines, dice.nextInt(lines.size()), dice.nextInt(lines.size())));
            case 5 ->
                edit(member, lines -> {
                    int at = dice.nextInt(lines.size());
                    lines.add(dice.nextInt(lines.size() + 1), lines.get(at));
                });
            case 6 -> truncate(dice);
            case 7 -> forge(dice, keys);
            case 8 -> changeNumber(FIGURES, dice);
            case 9 -> changeNumber(MANIFEST, dice);
            case 10 -> changeNumber(dice.nextBoolean() ? KEYS : CHECKPOINTS, dice);
            case 11 -> wrongKey(dice);
            case 12 -> rewrite(dice);
            case 13 -> {
                rewrite(dice);
                resign(keys);
            }
            case 14 -> {
                if (dice.nextInt(3) > 0) rewrite(dice);
                keepCheckpoints(dice.nextInt(lines(CHECKPOINTS).size()));
            }
            case 15 -> {
                if (dice.nextInt(3) == 0) rewrite(dice);
                addUnsigned(1 + dice.nextInt(40));
            }
            case 16 -> members.put(member, spoiltEnd(members.get(member), dice));
            default -> {
                var bytes = members.remove(member);
                if (dice.nextBoolean()) members.put(dice.nextBoolean() ? member + "x" : "README", bytes);
            }
        }
    }

    private void edit(String member, java.util.function.Consumer<List<String>> change) {
        var lines = lines(member);
        if (lines.isEmpty()) return;
        change.accept(lines);
        put(member, lines);
    }

    private void changeByte(String member, Random dice) {
        var bytes = members.get(member).clone();
        if (bytes.length == 0) return;
        bytes[dice.nextInt(bytes.length)] = (byte) (dice.nextBoolean() ? dice.nextInt(256) : 32 + dice.nextInt(95));
        members.put(member, bytes);
    }

    /** Somewhere a digit becomes another one, or a word another one. */
    private void changeNumber(String member, Random dice) {
        var bytes = members.get(member).clone();
        var digits = new ArrayList<Integer>();
        for (int i = 0; i < bytes.length; i++) if (bytes[i] >= '0' && bytes[i] <= '9') digits.add(i);
        bytes[digits.get(dice.nextInt(digits.size()))] = (byte) ('0' + dice.nextInt(10));
        members.put(member, bytes);
    }

    private void truncate(Random dice) {
        var lines = lines(JOURNAL);
        int left = 1 + dice.nextInt(lines.size() - 1);
        put(JOURNAL, lines.subList(0, left));
        if (dice.nextBoolean()) return;
        var hash = lines.get(left - 1).substring(0, 64);
        manifest(body -> body.with("untilSeq", left).with("events", left).with("hash", hash));
    }

    private void forge(Random dice, Map<String, SigningKey> keys) {
        int count = lines(CHECKPOINTS).size();
        put(CHECKPOINTS, dice.nextInt(count), line -> {
            var old = Checkpoint.of(line);
            var stranger = SampleBundle.newKey();
            var key = dice.nextBoolean() ? stranger : keys.get(old.key());
            var hash = dice.nextBoolean() ? Hash.NONE : old.hash();
            var forged = Checkpoint.signed(old.seq() + dice.nextInt(3) - 1, hash, old.at(), old.exercise(), key);
            return Body.of(forged.toString())
                    .with("key", dice.nextBoolean() ? old.key() : forged.key())
                    .with("exercise", dice.nextInt(4) == 0)
                    .toString();
        });
    }

    private void wrongKey(Random dice) {
        var other = SampleBundle.newKey();
        put(KEYS, dice.nextInt(2), line -> {
            var body = Body.of(line).with("publicKey", other.verifying().hex());
            return (dice.nextBoolean() ? body.with("key", other.name()) : body).toString();
        });
    }

    /** Changes what an event says and reckons the chain anew, so that only checkpoints and figures can tell. */
    private void rewrite(Random dice) {
        int at = dice.nextInt(lines(JOURNAL).size());
        put(JOURNAL, at, line -> {
            var hash = line.substring(0, 65);
            var text = line.substring(65);
            return hash
                    + switch (dice.nextInt(9)) {
                        case 0 -> text.replaceFirst(":", ": ");
                        case 1 -> text.replaceFirst("\"people\":\\d", "\"people\":7");
                        case 2 -> text.replaceFirst("\"v\":1", "\"v\":2");
                        case 3 -> text.replaceFirst("T0", "T1");
                        case 4 -> text.replaceFirst("\"exercise\":false", "\"exercise\":true");
                        case 5 -> text.replaceFirst("\"rescue\":\"[^\"]+\"", "\"rescue\":\"E-5@x\"");
                        case 6 -> text.replaceFirst("\"seq\":\\d+", "\"seq\":9");
                        case 7 -> text.replaceFirst("\"type\":\"\\w+\"", "\"type\":\"FalseAlarmFound\"");
                        default ->
                            text.replaceFirst(
                                    "\"source\":\"\\w+\"",
                                    "\"source\":\"" + (dice.nextBoolean() ? "PRESS" : "SMOKE") + "\"");
                    };
        });
        rechain(at);
    }

    private static byte[] spoiltEnd(byte[] bytes, Random dice) {
        var text = new String(bytes, UTF_8);
        return switch (dice.nextInt(4)) {
            case 0 ->
                text.isEmpty() ? bytes : text.substring(0, text.length() - 1).getBytes(UTF_8);
            case 1 -> (text + "\n").getBytes(UTF_8);
            case 2 -> (text + "{}\n").getBytes(UTF_8);
            default -> text.replace("\n", "\r\n").getBytes(UTF_8);
        };
    }
}

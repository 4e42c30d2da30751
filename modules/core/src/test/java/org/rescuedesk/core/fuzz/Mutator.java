package org.rescuedesk.core.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/** Spoils messages of a corpus, the same way for the same seed: one to four times each, by bytes or by whole fields. */
public final class Mutator {
    private static final byte[] NOTHING = {};
    private static final int MANY = 70_000;
    private static final int DEEP = 20_000;
    private static final int FEW_HUGE = 200;

    private final Random dice;
    private final List<byte[]> corpus;

    public Mutator(long seed, List<byte[]> corpus) {
        this.dice = new Random(seed);
        this.corpus = List.copyOf(corpus);
    }

    /** The next message; about one in fifty is as good as it was. */
    public byte[] next() {
        var message = any();
        if (dice.nextInt(50) == 0) return message;
        for (int i = 1 + dice.nextInt(4); i > 0; i--) message = spoil(message);
        return message;
    }

    /** A number below this one, of the same dice. */
    public int below(int bound) {
        return dice.nextInt(bound);
    }

    public <T> T oneOf(List<T> list) {
        return list.get(dice.nextInt(list.size()));
    }

    private byte[] any() {
        return corpus.get(dice.nextInt(corpus.size()));
    }

    private byte[] spoil(byte[] message) {
        int how = dice.nextInt(20);
        if (message.length == 0 || how == 0) return edge(message);
        if (how < 8) return bytes(message, how);
        var fields = Fields.of(message);
        if (fields.size() == 0) return bytes(message, 1 + dice.nextInt(7));
        return fields(message, fields, how);
    }

    /** The extremes: nothing at all, nothing but one thing, far too much. */
    private byte[] edge(byte[] message) {
        if (dice.nextInt(FEW_HUGE) == 0) return Splinters.huge(dice, dice.nextInt(3) == 0 ? DEEP : MANY);
        return switch (dice.nextInt(5)) {
            case 0 -> NOTHING;
            case 1 -> Splinters.any(dice);
            case 2 -> joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, message);
            case 3 -> new String(message, UTF_8).getBytes(java.nio.charset.StandardCharsets.UTF_16);
            default -> joined(message, any());
        };
    }

    private byte[] bytes(byte[] message, int how) {
        int from = dice.nextInt(message.length);
        int to = from + dice.nextInt(Math.min(24, message.length - from) + 1);
        return switch (how) {
            case 1 -> flipped(message, from);
            case 2 -> splice(message, from, message.length, NOTHING);
            case 3 -> splice(message, from, to, NOTHING);
            case 4 -> splice(message, from, to, noise());
            case 5 -> splice(message, from, from, Splinters.any(dice));
            case 6 -> splice(message, from, to, Splinters.any(dice));
            default -> spliced(message, any());
        };
    }

    private byte[] flipped(byte[] message, int at) {
        var flipped = message.clone();
        flipped[at] ^= (byte) (1 << dice.nextInt(8));
        return flipped;
    }

    private byte[] noise() {
        var noise = new byte[1 + dice.nextInt(8)];
        dice.nextBytes(noise);
        return noise;
    }

    /** The head of one and the tail of another. */
    private byte[] spliced(byte[] one, byte[] other) {
        int cut = dice.nextInt(other.length + 1);
        int tail = other.length - cut;
        var both = new byte[dice.nextInt(one.length + 1) + tail];
        System.arraycopy(one, 0, both, 0, both.length - tail);
        System.arraycopy(other, cut, both, both.length - tail, tail);
        return both;
    }

    private byte[] fields(byte[] message, Fields fields, int how) {
        int one = dice.nextInt(fields.size());
        int other = dice.nextInt(fields.size());
        return switch (how) {
            case 8, 9 -> fields.without(one);
            case 10 -> fields.twice(one, other);
            case 11 -> fields.swapped(one, other);
            case 12 -> fields.renamed(one, Splinters.name(dice));
            case 13 -> fields.wrapped(one);
            case 14 -> fields.withNumber(one, dice);
            case 15 -> borrowed(fields, one);
            default -> fields.with(one, Splinters.value(dice));
        };
    }

    /** A value of another message in the place of this one's. */
    private byte[] borrowed(Fields fields, int one) {
        var from = Fields.of(any());
        return fields.with(one, from.size() == 0 ? Splinters.value(dice) : from.value(dice.nextInt(from.size())));
    }

    static byte[] splice(byte[] message, int from, int to, byte[] put) {
        var spoilt = new byte[from + put.length + message.length - to];
        System.arraycopy(message, 0, spoilt, 0, from);
        System.arraycopy(put, 0, spoilt, from, put.length);
        System.arraycopy(message, to, spoilt, from + put.length, message.length - to);
        return spoilt;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = new ByteArrayOutputStream(one.length + other.length);
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }
}

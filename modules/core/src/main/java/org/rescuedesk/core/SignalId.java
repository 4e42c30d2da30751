package org.rescuedesk.core;

/**
 * Names one signal, from what its sender wrote: elevator, boot id and counter, else elevator, kind, device time and digest. The
 * same cry sent again has the same id, and adds nothing.
 */
public record SignalId(String value) implements Comparable<SignalId> {
    public SignalId {
        if (value.isEmpty()) throw new IllegalArgumentException("A signal id can't be empty.");
    }

    @Override
    public int compareTo(SignalId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package org.rescuedesk.cli.kill;

/** One kill: how long after which cry of the burst went out, how many signals it met in which window, and how many their controllers had to repeat. */
record Killing(int nth, long delayUs, int beforeCommit, int committedNotAcked, int acked, int repeated) {
    static final String HEAD = "%5s %10s %9s %14s %22s %10s %9s"
            .formatted(
                    "kill", "after cry", "plus ms", "before commit", "committed, not acked", "after ack", "repeated");

    String row(int number) {
        return "%5d %10d %9.1f %14d %22d %10d %9d"
                .formatted(number, nth + 1, delayUs / 1000.0, beforeCommit, committedNotAcked, acked, repeated);
    }
}

package org.rescuedesk.cli.kill;

/**
 * One kill: how many signals it met in which window, how many went out when the desk was dead already, and how many their
 * controllers had to repeat.
 */
record Killing(
        Flow flow, int beforeCommit, int filedOnly, int committedNotAcked, int acked, int whileDead, int repeated) {
    static final String HEAD = "%5s %8s %10s %8s %14s %13s %22s %10s %11s %9s"
            .formatted(
                    "kill",
                    "at once",
                    "after cry",
                    "plus ms",
                    "before commit",
                    "in file only",
                    "committed, not acked",
                    "after ack",
                    "while dead",
                    "repeated");

    String row(int number) {
        return "%5d %8d %10d %8.1f %14d %13d %22d %10d %11d %9d"
                .formatted(
                        number,
                        flow.atOnce(),
                        flow.nth() + 1,
                        flow.delayUs() / 1000.0,
                        beforeCommit,
                        filedOnly,
                        committedNotAcked,
                        acked,
                        whileDead,
                        repeated);
    }
}

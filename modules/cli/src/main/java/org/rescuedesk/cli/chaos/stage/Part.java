package org.rescuedesk.cli.chaos.stage;

/** A part that can be killed, stopped and started: the desk, the broker or the database. */
public interface Part {
    /** As it is called in the table. */
    String name();

    /** kill -9: no hook and no finally runs. */
    void kill() throws Exception;

    /** Starts it again where it was killed. */
    void start() throws Exception;

    /** SIGSTOP: it lives, keeps its connections, and answers nobody. */
    void stop();

    /** SIGCONT. */
    void resume();
}

package org.rescuedesk.cli.chaos;

import java.util.concurrent.TimeUnit;
import org.rescuedesk.cli.chaos.field.Controllers;
import org.rescuedesk.cli.chaos.field.Crews;
import org.rescuedesk.cli.chaos.stage.Link;
import org.rescuedesk.cli.chaos.stage.Part;
import org.rescuedesk.cli.chaos.stage.Stage;

/** One thing that is broken for a while and then whole again; lengths in milliseconds. */
sealed interface Fault {
    /** What can be broken. */
    record Scene(Stage stage, Controllers controllers, Crews crews) {}

    /** The line of the table that counts it. */
    String kind();

    /** How long it lasts. */
    long lengthMs();

    /** Whether the desk has to be started anew. */
    default boolean endsDesk() {
        return false;
    }

    /** Breaks it, waits, and mends it. */
    void strike(Scene scene) throws Exception;

    /** Which of the three parts. */
    enum Which {
        DESK,
        BROKER,
        DATABASE;

        Part in(Stage stage) {
            return switch (this) {
                case DESK -> stage.desk();
                case BROKER -> stage.broker();
                case DATABASE -> stage.database();
            };
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** kill -9, and a start that much later. */
    record Kill(Which which, long lengthMs) implements Fault {
        @Override
        public String kind() {
            return "kill -9 of the " + which.word();
        }

        @Override
        public boolean endsDesk() {
            return which == Which.DESK;
        }

        @Override
        public void strike(Scene scene) throws Exception {
            var part = which.in(scene.stage());
            part.kill();
            pause(lengthMs);
            part.start();
        }
    }

    /** kill -9 of all three at once, as a power cut does it. */
    record KillAll(long lengthMs) implements Fault {
        @Override
        public String kind() {
            return "kill -9 of all three at once";
        }

        @Override
        public boolean endsDesk() {
            return true;
        }

        @Override
        public void strike(Scene scene) throws Exception {
            for (var which : Which.values()) which.in(scene.stage()).kill();
            pause(lengthMs);
            scene.stage().database().start();
            scene.stage().broker().start();
            scene.stage().desk().start();
        }
    }

    /** A desk that is ended by its service manager and started again. */
    record Restart(long lengthMs) implements Fault {
        @Override
        public String kind() {
            return "SIGTERM of the desk";
        }

        @Override
        public boolean endsDesk() {
            return true;
        }

        @Override
        public void strike(Scene scene) throws Exception {
            scene.stage().desk().end();
            pause(lengthMs);
            scene.stage().desk().start();
        }
    }

    /** SIGSTOP, and SIGCONT that much later. */
    record Freeze(Which which, long lengthMs) implements Fault {
        @Override
        public String kind() {
            return "SIGSTOP of the " + which.word();
        }

        @Override
        public void strike(Scene scene) throws Exception {
            var part = which.in(scene.stage());
            part.stop();
            try {
                pause(lengthMs);
            } finally {
                part.resume();
            }
        }
    }

    /** A link that is cut, slow, stuck, or deaf in one direction; {@code link} is its place among the stage's. */
    record Break(int link, Link.State state, long lengthMs) implements Fault {
        private static final long DELAY_MS = 150;

        @Override
        public String kind() {
            return switch (state) {
                case CUT -> "link cut";
                case SLOW -> "link slow";
                case STUCK -> "link stuck";
                case NO_ANSWERS -> "link without answers";
                case NO_WORDS -> "link without words";
                case OPEN -> throw new IllegalStateException("An open link is no fault.");
            };
        }

        @Override
        public void strike(Scene scene) throws Exception {
            var which = scene.stage().links().get(link);
            which.become(state, DELAY_MS);
            pause(lengthMs);
            which.heal();
        }

        @Override
        public String toString() {
            return "Break[link=" + link + ", state=" + state + ", lengthMs=" + lengthMs + "]";
        }
    }

    /** No byte more on the disk of the desk's data folder. */
    record FullDisk(long lengthMs) implements Fault {
        @Override
        public String kind() {
            return "disk full";
        }

        @Override
        public void strike(Scene scene) throws Exception {
            scene.stage().disk().fill();
            try {
                pause(lengthMs);
            } finally {
                scene.stage().disk().free();
            }
        }
    }

    /** No byte more on the disk of the database. */
    record FullDatabase(long lengthMs) implements Fault {
        @Override
        public String kind() {
            return "disk of the database full";
        }

        @Override
        public void strike(Scene scene) throws Exception {
            scene.stage().databaseDisk().fill();
            try {
                pause(lengthMs);
            } finally {
                scene.stage().databaseDisk().free();
            }
            scene.stage().database().revive();
        }
    }

    /** Messages of different senders overtake each other, and many come twice or three times. */
    record Scatter(long lengthMs) implements Fault {
        @Override
        public String kind() {
            return "doubled and reordered messages";
        }

        @Override
        public void strike(Scene scene) throws Exception {
            scene.controllers().scatter(true);
            scene.crews().scatter(true);
            pause(lengthMs);
            scene.controllers().scatter(false);
            scene.crews().scatter(false);
        }
    }

    /** The desk's machine has another time for a while. */
    record ClockStep(long stepMs, long lengthMs) implements Fault {
        @Override
        public String kind() {
            return "step of the desk's clock";
        }

        @Override
        public void strike(Scene scene) throws Exception {
            scene.stage().clock().step(stepMs);
            pause(lengthMs);
            scene.stage().clock().step(0);
        }
    }

    /** A second fault that begins while the first lasts, {@code afterMs} later. */
    record Both(Fault first, Fault second, long afterMs) implements Fault {
        @Override
        public String kind() {
            return first.kind() + " + " + second.kind();
        }

        @Override
        public long lengthMs() {
            return Math.max(first.lengthMs(), afterMs + second.lengthMs());
        }

        @Override
        public boolean endsDesk() {
            return first.endsDesk() || second.endsDesk();
        }

        @Override
        public void strike(Scene scene) throws Exception {
            var trouble = new Exception[1];
            var other = new Thread(
                    () -> {
                        try {
                            pause(afterMs);
                            second.strike(scene);
                        } catch (Exception e) {
                            trouble[0] = e;
                        }
                    },
                    "second fault");
            other.start();
            first.strike(scene);
            other.join();
            if (trouble[0] != null) throw trouble[0];
        }
    }

    private static void pause(long ms) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(ms);
    }
}

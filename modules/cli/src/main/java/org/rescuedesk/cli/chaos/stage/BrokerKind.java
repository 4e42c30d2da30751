package org.rescuedesk.cli.chaos.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rescuedesk.server.doctor.MosquittoSettings;

/** The brokers that a desk is promised to work on: the one that comes along, and mosquitto with the settings that come along. */
public enum BrokerKind {
    EMBEDDED {
        @Override
        ProcessBuilder command(Path folder, int port) {
            return Child.of(
                    java.util.List.of(),
                    "chaos",
                    "broker",
                    "--data",
                    folder.resolve("data").toString(),
                    "--port",
                    String.valueOf(port));
        }
    },
    MOSQUITTO {
        @Override
        ProcessBuilder command(Path folder, int port) throws IOException {
            var config = """
                    listener %d 127.0.0.1
                    allow_anonymous true
                    user %s
                    persistence_location %s/
                    %s
                    """.formatted(port, System.getProperty("user.name"), folder, MosquittoSettings.text());
            var file = Files.writeString(folder.resolve("mosquitto.conf"), config);
            return new ProcessBuilder(PROGRAM.toString(), "-c", file.toString()).redirectErrorStream(true);
        }
    };

    private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");

    abstract ProcessBuilder command(Path folder, int port) throws IOException;

    /** Whether it can be run here. */
    public boolean isHere() {
        return this == EMBEDDED || Files.isExecutable(PROGRAM);
    }
}

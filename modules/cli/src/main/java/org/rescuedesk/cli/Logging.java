package org.rescuedesk.cli;

import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where it is logged: warnings to stderr, and more to a file once there is a data folder. To be settled before anything logs,
 * since the first word fixes it. The configurations have names of their own: the embedded broker brings a logback.xml too.
 */
public final class Logging {

    private static final String CONFIGURATION = "logback.configurationFile";
    private static final String FILE = "rescue-desk.log";

    private Logging() {}

    /** To stderr alone. Also takes over what is logged by the JDK's own means, as the MQTT client does. */
    static void toStderr() {
        System.setProperty(CONFIGURATION, "log-to-stderr.xml");
        LogManager.getLogManager().reset();
        java.util.logging.Logger root = java.util.logging.Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(new Takeover());
    }

    /** To a file in the folder as well, which is made where there is none. The file. */
    public static Path toFileIn(Path folder) {
        DataFolder.make(folder);
        Path file = folder.resolve(FILE);
        System.setProperty("rescue.log", file.toString());
        System.setProperty(CONFIGURATION, "log-to-file.xml");
        return file;
    }

    private static final class Takeover extends Handler {

        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord heard) {
            Logger log = LoggerFactory.getLogger(String.valueOf(heard.getLoggerName()));
            String message = formatter.formatMessage(heard);
            if (heard.getLevel().intValue() >= Level.SEVERE.intValue()) {
                log.error(message, heard.getThrown());
            } else {
                log.warn(message, heard.getThrown());
            }
        }

        @Override
        public void flush() {
            // Each line is written as it comes.
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}

package org.rescuedesk.embedded;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** The database and the broker of the one-command start, in the folders {@code database} and {@code broker}. */
public record EmbeddedParts(EmbeddedDatabase database, EmbeddedBroker broker) implements AutoCloseable {

    /**
     * Starts both side by side; where one can't, stops the other and gives the one's reason. Progress comes from two
     * threads, never from both at once.
     *
     * @throws StartRefused with the reason
     */
    public static EmbeddedParts start(Path folder, int databasePort, int brokerPort, Consumer<String> progress) {
        Object turn = new Object();
        Consumer<String> inTurn = text -> {
            synchronized (turn) {
                progress.accept(text);
            }
        };
        CompletableFuture<EmbeddedBroker> broker = supplyAsync(
                () -> EmbeddedBroker.start(folder.resolve("broker"), brokerPort, inTurn), EmbeddedParts::inAThread);
        EmbeddedDatabase database;
        try {
            database = EmbeddedDatabase.start(folder.resolve("database"), databasePort, inTurn);
        } catch (RuntimeException reason) {
            closeAlso(() -> broker.join().close(), reason);
            throw reason;
        }
        try {
            return new EmbeddedParts(database, broker.join());
        } catch (CompletionException e) {
            RuntimeException reason = e.getCause() instanceof StartRefused refused ? refused : e;
            closeAlso(database::close, reason);
            throw reason;
        }
    }

    private static void inAThread(Runnable task) {
        new Thread(task, "start of the MQTT broker").start();
    }

    private static void closeAlso(Runnable close, RuntimeException reason) {
        try {
            close.run();
        } catch (RuntimeException also) {
            reason.addSuppressed(also);
        }
    }

    /** The broker first, so that nothing comes in any more; each one even if the other fails. */
    @Override
    public void close() {
        try {
            broker.close();
        } finally {
            database.close();
        }
    }
}

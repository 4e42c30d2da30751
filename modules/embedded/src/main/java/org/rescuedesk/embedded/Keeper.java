package org.rescuedesk.embedded;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Starts a server again that has ended though nobody asked it to: in the same folder and on the same port, with a growing pause
 * while it can't. It looks at the server's process, never at its answers: one that is slow is left alone.
 */
final class Keeper implements AutoCloseable {

    private static final long FIRST_PAUSE_S = 1;
    private static final long LONGEST_PAUSE_S = 60;

    private final Postmaster postmaster;
    private final PostmasterFile file;
    private final Consumer<String> progress;
    private final Thread thread = new Thread(this::keep, "keeps PostgreSQL running");

    private Keeper(Postmaster postmaster, Path data, Consumer<String> progress) {
        this.postmaster = postmaster;
        this.file = PostmasterFile.in(data);
        this.progress = progress;
        thread.setDaemon(true);
    }

    /** {@code progress} is told in a sentence when the server has ended, and when it runs again. */
    static Keeper of(Postmaster postmaster, Path data, Consumer<String> progress) {
        Keeper keeper = new Keeper(postmaster, data, progress);
        keeper.thread.start();
        return keeper;
    }

    private void keep() {
        try {
            while (!postmaster.isStopped()) {
                try {
                    awaitEnd();
                    if (!postmaster.isStopped()) {
                        startAgain();
                    }
                } catch (IOException | ExecutionException | RuntimeException e) {
                    complain("The PostgreSQL that runs can't be looked at (%s). 无法查看 PostgreSQL 进程。", e);
                    TimeUnit.SECONDS.sleep(LONGEST_PAUSE_S);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() throws IOException, ExecutionException, InterruptedException {
        Optional<ProcessHandle> server = file.findServer();
        if (server.isPresent()) {
            server.get().onExit().get();
        }
    }

    private void startAgain() throws InterruptedException {
        tell(
                "PostgreSQL has ended by itself; starting it again. Facts stand in the desk's own file meanwhile. PostgreSQL 意外终止，正在重新启动；其间一切先存本机。");
        for (long pause = FIRST_PAUSE_S; ; pause = Math.min(2 * pause, LONGEST_PAUSE_S)) {
            // What a killed server leaves behind takes a moment to end.
            TimeUnit.SECONDS.sleep(pause);
            try {
                file.deleteIfStale();
                if (file.findServer().isEmpty()) {
                    postmaster.start();
                }
                tell("PostgreSQL runs again. PostgreSQL 已恢复运行。");
                return;
            } catch (IOException | RuntimeException e) {
                if (postmaster.isStopped()) {
                    return;
                }
                complain(
                        "PostgreSQL can't be started again now (%s); it is tried until it can. PostgreSQL 暂时无法重新启动，将继续重试。",
                        e);
            }
        }
    }

    private void complain(String sentence, Exception e) {
        tell(sentence.formatted(e instanceof IOException ? e.getMessage() : e));
    }

    /** Whoever can't be told must not end the keeper. */
    private void tell(String sentence) {
        try {
            progress.accept(sentence);
        } catch (RuntimeException unheard) {
            System.getLogger(Keeper.class.getName()).log(Level.WARNING, sentence, unheard);
        }
    }

    /** It starts nothing more; whoever stops the postmaster ends a start that is under way. */
    @Override
    public void close() {
        thread.interrupt();
    }
}

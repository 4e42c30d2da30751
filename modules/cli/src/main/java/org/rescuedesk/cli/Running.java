package org.rescuedesk.cli;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.DeskServer;
import org.rescuedesk.server.Settings;
import org.rescuedesk.simulator.Simulator;
import org.rescuedesk.simulator.SimulatorOptions;

/** Starts the desk and the simulation, hands them to their lifetime, and watches over them. */
public record Running(Lifetime lifetime, Progress progress) {

    private static final Duration MOMENT = Duration.ofSeconds(3);
    private static final long LOOKS_EVERY_MS = 20;

    public DeskServer startDesk(Settings settings) throws Exception {
        DeskServer server = progress.step(
                "Starting the desk",
                "正在启动调度台",
                () -> lifetime.await(() -> DeskServer.start(settings, progress::detail)));
        return lifetime.keep("desk", "调度台", server);
    }

    /** Whether the desk has its broker, which is given a moment. */
    public boolean isConnected(DeskServer server) throws Exception {
        return lifetime.await(() -> {
            long given = System.nanoTime() + MOMENT.toNanos();
            while (!server.isConnected() && System.nanoTime() < given) {
                Thread.sleep(LOOKS_EVERY_MS);
            }
            return server.isConnected();
        });
    }

    /** Returns when the simulation has come to where it may be looked at. */
    Simulator startSimulation(SimulatorOptions options) throws Exception {
        Simulator simulator =
                lifetime.keep("simulation", "模拟", lifetime.await(() -> Simulator.start(options, progress::detail)));
        lifetime.await(() -> {
            simulator.awaitReady();
            return simulator;
        });
        return simulator;
    }

    /** Returns when the time is up, if it ever is; throws when one of these ends before, which none should. */
    public void watch(@Nullable Duration length, CompletableFuture<?>... ends) throws Exception {
        CompletableFuture<Object> first = CompletableFuture.anyOf(ends);
        try {
            lifetime.await(() -> length == null ? first.get() : first.get(length.toMillis(), MILLISECONDS));
        } catch (TimeoutException timeIsUp) {
            return;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception reason ? reason : e;
        }
    }

    /** Fails when the desk stops by itself. */
    public static CompletableFuture<?> end(DeskServer server) {
        return server.whenStopped().thenAccept(sentence -> {
            throw new CannotStart(sentence, "调度台已停止。");
        });
    }

    /** Whether the simulation came to its end, or was closed before; fails when it does. */
    public static CompletableFuture<Boolean> end(Simulator simulator) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        Thread waiter = new Thread(
                () -> {
                    try {
                        end.complete(simulator.awaitEnd());
                    } catch (InterruptedException | RuntimeException e) {
                        end.completeExceptionally(e);
                    }
                },
                "end of the simulation");
        waiter.setDaemon(true);
        waiter.start();
        return end;
    }
}

package org.rescuedesk.browser;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The wire between a browser and the desk, which can be cut: torn, as by a pulled plug, or silent, as by a lost radio link. */
final class Line implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private enum State {
        WHOLE,
        TORN,
        SILENT,
        CLOSED
    }

    private final int target;
    private final ServerSocket entrance;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private State state = State.WHOLE;

    Line(int target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::accept);
    }

    String url(String path) {
        return "http://127.0.0.1:" + entrance.getLocalPort() + path;
    }

    /** Breaks every connection, and each new one at once. */
    void tear() {
        become(State.TORN);
        hangUp();
    }

    /** Connections stand, but nothing comes through until it is mended; then all of it does. */
    void hush() {
        become(State.SILENT);
    }

    void mend() {
        become(State.WHOLE);
    }

    private synchronized void become(State next) {
        state = next;
        notifyAll();
    }

    /** Waits while the line is silent; tells whether it is whole. */
    private synchronized boolean isWhole() throws InterruptedException {
        while (state == State.SILENT) wait();
        return state == State.WHOLE;
    }

    private void accept() throws IOException {
        while (true) {
            var near = entrance.accept();
            ends.add(near);
            run(() -> join(near));
        }
    }

    private void join(Socket near) throws IOException, InterruptedException {
        try (near) {
            if (!isWhole()) return;
            try (var far = new Socket(InetAddress.getLoopbackAddress(), target)) {
                ends.add(far);
                run(() -> pump(far.getInputStream(), near.getOutputStream(), near));
                pump(near.getInputStream(), far.getOutputStream(), far);
                ends.remove(far);
            }
        } finally {
            ends.remove(near);
        }
    }

    private void pump(InputStream from, OutputStream to, Closeable other) throws IOException, InterruptedException {
        try (other) {
            var buffer = new byte[BUFFER];
            int n;
            while ((n = from.read(buffer)) >= 0) {
                if (!isWhole()) return;
                to.write(buffer, 0, n);
            }
        }
    }

    private void hangUp() {
        for (var end : ends) {
            try {
                end.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @FunctionalInterface
    private interface Work {
        void go() throws IOException, InterruptedException;
    }

    private static void run(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.go();
                    } catch (IOException e) {
                        // One end was closed, which is what a line is there for.
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        become(State.CLOSED);
        entrance.close();
        hangUp();
    }
}

package org.rescuedesk.cli.chaos.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * A way between two parts, of this machine only, which can be cut, slowed down or stopped in one direction or both. Bytes never
 * change: what is broken here is what a network breaks.
 */
public final class Link implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;
    private static final int CONNECT_MS = 2_000;
    private static final int LOOKS_EVERY_MS = 10;

    /** What becomes of the bytes; {@code there} is towards the server, {@code back} towards the client. */
    public enum State {
        OPEN(true, true),
        CUT(false, false),
        SLOW(true, true),
        STUCK(false, false),
        /** The server hears everything, and what it answers does not come: a commit whose outcome nobody knows. */
        NO_ANSWERS(true, false),
        /** The client hears everything, and what it says does not arrive: acknowledgements get lost. */
        NO_WORDS(false, true);

        private final boolean there;
        private final boolean back;

        State(boolean there, boolean back) {
            this.there = there;
            this.back = back;
        }
    }

    private final String name;
    private final ServerSocket server;
    private final IntSupplier target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private State state = State.OPEN;
    private long delayMs;

    /** {@code target} says to which port of this machine it leads, asked anew for each connection. */
    public Link(String name, IntSupplier target) {
        this.name = name;
        this.target = target;
        try {
            server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("accepts", this::accept);
    }

    public String name() {
        return name;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Breaks it in one of the ways; {@code delay} is how long each piece waits while it is slow. */
    public synchronized void become(State next, long delay) {
        boolean lossy = next == State.CUT || (state != State.OPEN && state != State.SLOW && state != State.STUCK);
        state = next;
        delayMs = delay;
        // Where bytes were swallowed the rest makes no sense any more, so that connection ends.
        if (lossy) closeAll();
        notifyAll();
    }

    public void heal() {
        become(State.OPEN, 0);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                join(server.accept());
            } catch (IOException e) {
                if (!server.isClosed()) throw new UncheckedIOException(e);
            }
        }
    }

    private void join(Socket client) throws IOException {
        var other = new Socket();
        sockets.add(client);
        sockets.add(other);
        if (isCut()) {
            drop(client, other);
            return;
        }
        start("connects", () -> {
            try {
                other.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.getAsInt()), CONNECT_MS);
                client.setTcpNoDelay(true);
                other.setTcpNoDelay(true);
                start("there", () -> carry(client, other, true));
                carry(other, client, false);
            } catch (IOException e) {
                drop(client, other);
            }
        });
    }

    private synchronized boolean isCut() {
        return state == State.CUT;
    }

    private void carry(Socket from, Socket to, boolean there) {
        var buffer = new byte[BUFFER];
        try (from;
                to) {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (mayPass(there)) out.write(buffer, 0, read);
            }
        } catch (IOException gone) {
            // A connection has two ends and a fault in between: that it ends is what is played here.
        } finally {
            drop(from, to);
        }
    }

    /** Waits as long as the link says; false: these bytes are swallowed. */
    private synchronized boolean mayPass(boolean there) {
        try {
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMs);
            while (state == State.STUCK || (state == State.SLOW && System.nanoTime() < until)) wait(LOOKS_EVERY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return there ? state.there : state.back;
    }

    private void closeAll() {
        for (var socket : sockets) drop(socket);
    }

    private void drop(Socket... some) {
        for (var socket : some) {
            sockets.remove(socket);
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void start(String what, Runnable work) {
        var thread = new Thread(work, "link " + name + " " + what);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void close() throws IOException {
        server.close();
        state = State.CUT;
        closeAll();
        notifyAll();
    }
}

package org.rescuedesk.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The machine's own interface, which nobody outside can reach, and its ports. */
final class Loopback {

    static final String HOST = "127.0.0.1";

    /** Below the ports that systems lend to outgoing connections, so that none takes ours between choice and use. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int TRIES = 100;

    private Loopback() {}

    /** The asked port if it can be had, or for 0 one that is free. */
    static int port(int asked, String user) {
        if (asked != 0) {
            refuseTaken(asked, user);
            return asked;
        }
        IntStream some = ThreadLocalRandom.current().ints(TRIES, LOWEST, HIGHEST);
        return some.filter(Loopback::isFree)
                .findFirst()
                .orElseThrow(() ->
                        new StartRefused("No free port for %s.".formatted(user), "没有可供 %s 使用的端口。".formatted(user)));
    }

    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(address(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void refuseTaken(int port, String user) {
        try {
            bind(port);
        } catch (IOException e) {
            throw new StartRefused(
                    "%s can't have port %d on %s (%s).".formatted(user, port, HOST, e.getMessage()),
                    "%s 无法使用端口 %d。".formatted(user, port),
                    e);
        }
    }

    private static boolean isFree(int port) {
        try {
            bind(port);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void bind(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address(port));
        }
    }

    private static InetSocketAddress address(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }
}

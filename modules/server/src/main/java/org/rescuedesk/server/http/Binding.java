package org.rescuedesk.server.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where the desk may listen: as long as nobody signs in, only where nobody but this machine can reach it. */
public final class Binding {
    private Binding() {}

    /** Refuses a host that isn't loopback, or that nobody knows, with an {@link IllegalArgumentException} that says so in a sentence. */
    public static void requireLoopback(String host) {
        for (var address : addresses(host)) {
            if (!address.isLoopbackAddress()) {
                throw new IllegalArgumentException("The desk has no sign-in yet, so it listens on this machine only: "
                        + host + " can be reached from elsewhere. Use 127.0.0.1.");
            }
        }
    }

    /** Whether this is a name by which a browser on this machine calls it. */
    static boolean isLoopbackName(String host) {
        return host.equals("localhost")
                || host.equals("[::1]")
                || host.equals("::1")
                || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static InetAddress[] addresses(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "Nobody knows the host " + host + ", so the desk can't listen there.", e);
        }
    }
}

package org.rescuedesk.server.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.rescuedesk.server.CannotStart;

/** Where the desk may listen: as long as nobody signs in, only where nobody but this machine can reach it. */
public final class Binding {
    private Binding() {}

    /** Refuses a host that can be reached from another machine, or that nobody knows, with a {@link CannotStart}. */
    public static void requireLoopback(String host) {
        for (var address : addresses(host)) {
            if (address.isLoopbackAddress()) continue;
            throw new CannotStart(
                    "Nobody signs in to the desk yet, so it listens on this machine only: " + host
                            + " can be reached from elsewhere. Use 127.0.0.1.",
                    "救援台还没有登录，只能在本机监听：" + host + " 可以从别处访问。请用 127.0.0.1。");
        }
    }

    /** Whether this is a name by which a browser on this machine calls it. */
    static boolean isLoopbackName(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.equals("::1")
                || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static InetAddress[] addresses(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new CannotStart(
                    "Nobody knows the host " + host + ", so the desk can't listen there.",
                    "没有主机 " + host + "，无法监听。",
                    e);
        }
    }
}

package org.rescuedesk.server.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** Sockets without Nagle's delay: Paho doesn't set TCP_NODELAY, and each acknowledgement would wait for the next packet. */
final class PromptSockets extends SocketFactory {
    private final SocketFactory factory;

    private PromptSockets(SocketFactory factory) {
        this.factory = factory;
    }

    static SocketFactory forUrl(String url) {
        return new PromptSockets(url.startsWith("ssl:") ? SSLSocketFactory.getDefault() : SocketFactory.getDefault());
    }

    @Override
    public Socket createSocket() throws IOException {
        return prompt(factory.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return prompt(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return prompt(factory.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return prompt(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return prompt(factory.createSocket(host, port, local, localPort));
    }

    private static Socket prompt(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }
}

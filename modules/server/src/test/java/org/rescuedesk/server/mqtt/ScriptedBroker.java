package org.rescuedesk.server.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The other end of a line, byte by byte: a broker that does what a test says, and nothing else. */
final class ScriptedBroker implements AutoCloseable {
    static final int CONNECT = 1;
    static final int PUBLISH = 3;
    static final int PUBACK = 4;
    static final int SUBSCRIBE = 8;

    private static final int PATIENCE_MS = 20_000;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    ScriptedBroker() throws IOException {
        server.setSoTimeout(PATIENCE_MS);
    }

    Broker address() {
        return new Broker("tcp://127.0.0.1:" + server.getLocalPort(), null, null);
    }

    /** The next connection that somebody makes; not a byte of it is read yet. */
    Connection accept() throws IOException {
        var socket = server.accept();
        socket.setSoTimeout(PATIENCE_MS);
        return new Connection(socket, new DataInputStream(socket.getInputStream()));
    }

    /** The next connection, with its CONNECT answered and its topics granted at what was asked. */
    Connection welcome() throws IOException {
        var connection = accept();
        connection.expect(CONNECT);
        connection.connack(500);
        connection.suback(connection.expect(SUBSCRIBE));
        return connection;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** A packet from the client, without its fixed header. */
    @SuppressWarnings("ArrayRecordComponent") // made once, never compared
    record Packet(int type, int flags, byte[] body) {
        /** Of a PUBACK or a SUBSCRIBE. */
        int id() {
            return ByteBuffer.wrap(body).getShort();
        }

        int publishId() {
            return ByteBuffer.wrap(body).getShort(2 + ByteBuffer.wrap(body).getShort());
        }

        /** Behind the topic, the id and the properties. */
        String payload() {
            int at = 2 + ByteBuffer.wrap(body).getShort() + 2;
            return new String(body, at + 1 + body[at], body.length - at - 1 - body[at], UTF_8);
        }
    }

    record Connection(Socket socket, DataInputStream in) implements AutoCloseable {
        /** The next packet of this kind; others are passed over. */
        Packet expect(int type) throws IOException {
            while (true) {
                var packet = read();
                if (packet.type == type) return packet;
            }
        }

        Packet read() throws IOException {
            int first = in.readUnsignedByte();
            int length = 0;
            int shift = 0;
            int digit;
            do {
                digit = in.readUnsignedByte();
                length |= (digit & 0x7F) << shift;
                shift += 7;
            } while (digit > 0x7F);
            return new Packet(first >> 4, first & 0x0F, in.readNBytes(length));
        }

        void connack(int receiveMaximum) throws IOException {
            send(0x20, new byte[] {0, 0, 3, 0x21, (byte) (receiveMaximum >> 8), (byte) receiveMaximum});
        }

        /** Grants each topic what was asked for it: the low bits of its options. */
        void suback(Packet subscribe) throws IOException {
            var granted = new ByteArrayOutputStream();
            granted.writeBytes(Arrays.copyOf(subscribe.body, 2));
            granted.write(0);
            var asked = ByteBuffer.wrap(subscribe.body).position(3 + subscribe.body[2]);
            while (asked.hasRemaining()) {
                int topic = asked.getShort();
                asked.position(asked.position() + topic);
                granted.write(asked.get() & 3);
            }
            send(0x90, granted.toByteArray());
        }

        void puback(int id) throws IOException {
            send(0x40, new byte[] {(byte) (id >> 8), (byte) id});
        }

        /** At QoS 1, without the mark of a duplicate. */
        void publish(int id, String topic, String payload) throws IOException {
            send(0x32, publishBody(id, topic, payload));
        }

        static byte[] publishBody(int id, String topic, String payload) {
            var body = new ByteArrayOutputStream();
            var name = topic.getBytes(UTF_8);
            body.writeBytes(new byte[] {(byte) (name.length >> 8), (byte) name.length});
            body.writeBytes(name);
            body.writeBytes(new byte[] {(byte) (id >> 8), (byte) id, 0});
            body.writeBytes(payload.getBytes(UTF_8));
            return body.toByteArray();
        }

        void send(int first, byte[] body) throws IOException {
            var packet = new ByteArrayOutputStream();
            packet.write(first);
            int length = body.length;
            do {
                packet.write(length > 0x7F ? length & 0x7F | 0x80 : length);
                length >>= 7;
            } while (length > 0);
            packet.writeBytes(body);
            socket.getOutputStream().write(packet.toByteArray());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

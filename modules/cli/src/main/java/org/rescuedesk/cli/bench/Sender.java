package org.rescuedesk.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.rescuedesk.core.telemetry.Sample;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.telemetry.TelemetryCodec;

/**
 * Publishes at QoS 0 as MQTT 5 on a bare socket: a whole client would cost as much as what is measured. The fleet's many
 * connections are one here.
 */
final class Sender implements AutoCloseable {

    private static final int CONNECT = 0x10;
    private static final int PUBLISH = 0x30;
    private static final int CONNACK_REMAINING_LEAST = 3;
    private static final int BUFFER = 64 * 1024;

    private final Socket socket;
    private final DataOutputStream out;

    Sender(String url) throws IOException {
        URI address = URI.create(url);
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
        connect();
    }

    private void connect() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream body = new DataOutputStream(bytes);
        body.writeUTF("MQTT");
        body.writeByte(5);
        body.writeByte(2); // clean start
        body.writeShort(0); // no keep-alive
        body.writeByte(0);
        body.writeUTF("bench-sender");
        write(CONNECT, bytes.toByteArray());
        out.flush();
        DataInputStream in = new DataInputStream(socket.getInputStream());
        in.readByte();
        int remaining = in.readUnsignedByte();
        in.readByte();
        int reason = in.readUnsignedByte();
        if (remaining < CONNACK_REMAINING_LEAST || reason != 0) {
            throw new IOException("The broker refused the sender (" + reason + ").");
        }
        in.skipNBytes(remaining - 2L);
    }

    /** Waits when the broker takes no more. */
    void send(Sample sample) throws IOException {
        byte[] topic = Topics.telemetry(BenchRegister.AREA, sample.elevator()).getBytes(UTF_8);
        byte[] payload = TelemetryCodec.encode(sample);
        out.writeByte(PUBLISH);
        length(2 + topic.length + 1 + payload.length);
        out.writeShort(topic.length);
        out.write(topic);
        out.writeByte(0);
        out.write(payload);
    }

    void flush() throws IOException {
        out.flush();
    }

    private void write(int type, byte[] body) throws IOException {
        out.writeByte(type);
        length(body.length);
        out.write(body);
    }

    private void length(int length) throws IOException {
        int left = length;
        do {
            int digit = left % 128;
            left /= 128;
            out.writeByte(left > 0 ? digit | 128 : digit);
        } while (left > 0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

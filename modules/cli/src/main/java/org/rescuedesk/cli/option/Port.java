package org.rescuedesk.cli.option;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.rescuedesk.server.CannotStart;
import picocli.CommandLine.TypeConversionException;

/** A TCP port; 0 stands for any that is free. */
public record Port(int number) {

    private static final int HIGHEST = 65_535;

    public static Port read(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST) {
            throw new TypeConversionException(
                    "\"%s\" is no port; write a number from 0 to 65535. “%s”不是端口号，请写 0 至 65535 的数字。"
                            .formatted(text, text));
        }
        return new Port(Integer.parseInt(text));
    }

    /** Looked at before anything is started, so that nobody waits for a database to hear that a port is taken. */
    public void requireFree(String host, String setBy) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), number));
        } catch (IOException e) {
            throw new CannotStart(
                    "Port %d on %s can't be had (%s); choose another by %s, or 0 for one that is free."
                            .formatted(number, host, e.getMessage(), setBy),
                    "端口 %d 无法使用；请用 %s 换一个，0 表示任选空闲端口。".formatted(number, setBy),
                    e);
        }
    }

    @Override
    public String toString() {
        return String.valueOf(number);
    }
}

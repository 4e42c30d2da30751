package org.rescuedesk.simulator.line;

/**
 * One connection to a broker. Real ones are {@link PahoLine}s; the tests have one that ends in the same room. To be used
 * by one thread.
 */
public interface Line extends AutoCloseable {

    /**
     * Sends a message at QoS 0 (may be lost) or 1; waits while too many are on their way. What QoS 1 promises holds once
     * {@link #flush} has returned.
     */
    void publish(String topic, int qos, byte[] payload) throws InterruptedException;

    /** As at QoS 1; and the broker keeps it for whoever subscribes later. */
    void retain(String topic, byte[] payload) throws InterruptedException;

    /** Waits until the broker has acknowledged everything that was published at QoS 1. */
    void flush() throws InterruptedException;

    @Override
    void close();

    /** Takes what arrives, on the line's own thread; to be quick, and never to throw. */
    interface Ear {
        void hear(String topic, byte[] payload);
    }

    /** Opens lines; one for each client id. */
    interface Exchange {
        Line open(String clientId, Ear ear, String... topics) throws InterruptedException;
    }
}

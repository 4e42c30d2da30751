package org.rescuedesk.server.mqtt;

/** A message from the broker. {@code ack} tells the broker that it needn't come again; call it only once that is true. */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Delivery(String topic, byte[] payload, int qos, Runnable ack) {}

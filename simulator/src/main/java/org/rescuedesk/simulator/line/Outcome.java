package org.rescuedesk.simulator.line;

import java.util.concurrent.CompletableFuture;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/** What came of something that was asked of Paho, as a future: its own tokens swallow interrupts. */
final class Outcome implements MqttActionListener {

    private final CompletableFuture<@Nullable Void> future = new CompletableFuture<>();

    /** What is asked, with whom to tell. */
    interface Request {
        Object ask(Outcome outcome) throws MqttException;
    }

    static CompletableFuture<@Nullable Void> of(Request request) {
        Outcome outcome = new Outcome();
        try {
            request.ask(outcome);
        } catch (MqttException e) {
            outcome.future.completeExceptionally(e);
        }
        return outcome.future;
    }

    @Override
    public void onSuccess(IMqttToken token) {
        future.complete(null);
    }

    @Override
    public void onFailure(IMqttToken token, Throwable cause) {
        future.completeExceptionally(cause);
    }
}

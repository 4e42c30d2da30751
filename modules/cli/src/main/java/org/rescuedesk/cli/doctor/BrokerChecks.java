package org.rescuedesk.cli.doctor;

import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.rescuedesk.server.Settings;
import org.rescuedesk.server.doctor.BrokerCheckup;
import org.rescuedesk.server.doctor.BrokerFindings;
import org.rescuedesk.server.doctor.Finding;
import org.rescuedesk.server.mqtt.Broker;

/** What a desk relies on in its broker: sessions that outlive it, and queues that lose nothing. */
final class BrokerChecks {

    private BrokerChecks() {}

    static List<Finding> of(Settings settings) throws InterruptedException {
        String url = settings.mqttUrl();
        if (url == null) {
            return List.of(Finding.well("消息代理：自带，按需配置。", "Broker: it brings its own, set up as needed."));
        }
        try {
            return BrokerFindings.of(BrokerCheckup.of(new Broker(url, settings.mqttUser(), settings.mqttPassword())));
        } catch (MqttException | IllegalArgumentException | IllegalStateException e) {
            return List.of(Finding.broken(
                    "消息代理 " + url + " 无法使用。", "Broker: " + url + " can't be used: " + e.getMessage() + "."));
        }
    }
}

package org.rescuedesk.cli.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.rescuedesk.server.Settings;
import org.rescuedesk.server.doctor.BrokerCheckup;
import org.rescuedesk.server.mqtt.Broker;

/** What a desk relies on in its broker: sessions that outlive it, and queues that lose nothing. */
final class BrokerChecks {

    private static final Duration LONG_ENOUGH = Duration.ofDays(1);

    private BrokerChecks() {}

    static List<Finding> of(Settings settings) throws InterruptedException {
        String url = settings.mqttUrl();
        if (url == null) {
            return List.of(Finding.well("消息代理：自带，按需配置。", "Broker: it brings its own, set up as needed."));
        }
        try {
            return findings(BrokerCheckup.of(new Broker(url, settings.mqttUser(), settings.mqttPassword())));
        } catch (MqttException | IllegalArgumentException e) {
            return List.of(Finding.broken(
                    "消息代理 " + url + " 无法使用。", "Broker: " + url + " can't be used: " + e.getMessage() + "."));
        }
    }

    private static List<Finding> findings(BrokerCheckup broker) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.either(
                broker.qos() >= 1,
                Finding.well("消息代理：可用，支持 QoS 1。", "Broker: it answers, and grants QoS 1."),
                Finding.broken("消息代理：不支持 QoS 1，信号会丢失。", "Broker: it grants no QoS 1, so signals would get lost.")));
        findings.add(
                Finding.either(
                        broker.session().compareTo(LONG_ENOUGH) >= 0,
                        Finding.well(
                                "会话保留 " + broker.session().toHours() + " 小时。",
                                "Broker: it keeps a session for "
                                        + broker.session().toHours() + " h."),
                        Finding.weak(
                                "会话只保留 " + broker.session().toMinutes() + " 分钟：更长的停机会丢失信号，应不少于一天。",
                                "Broker: it keeps a session for "
                                        + broker.session().toMinutes()
                                        + " min only; what comes while the desk is away longer is lost. Allow a day or more.")));
        findings.add(Finding.either(
                broker.retains(),
                Finding.well("支持保留消息。", "Broker: it retains messages."),
                Finding.weak(
                        "不支持保留消息：电梯在线状态无法恢复。", "Broker: it retains nothing, so links are not known after a start.")));
        findings.add(Finding.either(
                broker.kept() == broker.sent(),
                Finding.well(
                        "为离线客户端保存了 " + broker.sent() + " 条消息。",
                        "Broker: it kept " + broker.sent() + " messages for a client that was away."),
                Finding.weak(
                        "为离线客户端发了 %d 条，只保存了 %d 条，其余虽已确认仍被丢弃：请调高队列上限（mosquitto 的 max_queued_messages，HiveMQ 的 max-queue-size）。"
                                .formatted(broker.sent(), broker.kept()),
                        "Broker: of %d messages for a client that was away it kept %d, and dropped the rest though it had acknowledged them. Raise its queue (mosquitto: max_queued_messages, HiveMQ: max-queue-size)."
                                .formatted(broker.sent(), broker.kept()))));
        findings.add(
                Finding.well(
                        "断电后是否仍在，无法在此检验；mosquitto 须设 persistence true 和较短的 autosave_interval。",
                        "Broker: whether that survives a power cut can't be seen from here; mosquitto needs persistence and a short autosave_interval."));
        return findings;
    }
}

package org.rescuedesk.server.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a look at a broker means for a desk, and what to set where it is not as it should be. */
public final class BrokerFindings {
    private static final Duration LONG_ENOUGH = Duration.ofDays(1);
    /** The desk acknowledges what is saved, some tens of milliseconds later; with fewer a storm's signals would wait for one another. */
    private static final int ENOUGH_IN_FLIGHT = 50;
    /** What a desk asks for; a broker that sends more than four times as many has its line cut off. */
    private static final int MOST_IN_FLIGHT = 500;

    private BrokerFindings() {}

    /** Of a quick look. */
    public static List<Finding> of(BrokerLook look) {
        var said = look.greeting();
        return List.of(
                Finding.either(
                        said.qos() >= 1,
                        Finding.well("消息代理：可用，支持 QoS 1。", "Broker: it answers, and grants QoS 1."),
                        Finding.broken(
                                "消息代理：不支持 QoS 1，信号会丢失。", "Broker: it grants no QoS 1, so signals would get lost.")),
                session(said.session()),
                Finding.either(
                        said.retains(),
                        Finding.well("支持保留消息。", "Broker: it retains messages."),
                        Finding.weak(
                                "不支持保留消息：电梯在线状态无法恢复。",
                                "Broker: it retains nothing, so links are not known after a start.")),
                towards(said.inFlight()),
                through(look));
    }

    /** Of all that a doctor tries. */
    public static List<Finding> of(BrokerCheckup checkup) {
        var findings = new ArrayList<>(of(checkup.look()));
        if (checkup.look().comesBack()) {
            findings.add(away(checkup.unacknowledged()));
            findings.add(queue(checkup.sent(), checkup.kept()));
        }
        findings.add(
                Finding.well(
                        "断电后是否仍在，无法在此检验；mosquitto 须设 persistence true、autosave_on_changes false，autosave_interval 为几秒。",
                        "Broker: whether that survives a power cut can't be seen from here; mosquitto needs persistence true, autosave_on_changes false and an autosave_interval of some seconds."));
        return findings;
    }

    private static Finding session(Duration kept) {
        return Finding.either(
                kept.compareTo(LONG_ENOUGH) >= 0,
                Finding.well(
                        "会话保留 " + kept.toHours() + " 小时。", "Broker: it keeps a session for " + kept.toHours() + " h."),
                Finding.weak(
                        "会话只保留 " + kept.toMinutes() + " 分钟：更长的停机会丢失信号，应不少于一天。",
                        "Broker: it keeps a session for " + kept.toMinutes()
                                + " min only; what comes while the desk is away longer is lost. Allow a day or more."));
    }

    private static Finding towards(int inFlight) {
        return Finding.either(
                inFlight >= ENOUGH_IN_FLIGHT,
                Finding.well(
                        "可同时接收 " + inFlight + " 条未确认的消息。",
                        "Broker: it takes " + inFlight + " messages at once before it acknowledges any."),
                Finding.weak(
                        "同时只接收 %d 条未确认的消息，警情集中时指令要排队，应不少于 %d（mosquitto 的 max_inflight_messages，HiveMQ 的 server-receive-maximum）。"
                                .formatted(inFlight, ENOUGH_IN_FLIGHT),
                        "Broker: it takes only %d messages at once before it acknowledges any, so orders queue up in a storm. Allow %d or more (mosquitto: max_inflight_messages, HiveMQ: server-receive-maximum)."
                                .formatted(inFlight, ENOUGH_IN_FLIGHT)));
    }

    private static Finding away(int unacknowledged) {
        if (unacknowledged > MOST_IN_FLIGHT)
            return Finding.weak(
                    "不等确认就发来 %d 条（上限应为 %d）；超过 2000 条时救援台暂停读取。请设上限（mosquitto 的 max_inflight_messages）。"
                            .formatted(unacknowledged, MOST_IN_FLIGHT),
                    "Broker: it sends %d messages without waiting for an acknowledgement, though asked for %d at most; beyond 2,000 the desk reads no further until some are acknowledged. Set a limit (mosquitto: max_inflight_messages)."
                            .formatted(unacknowledged, MOST_IN_FLIGHT));
        return Finding.either(
                unacknowledged >= ENOUGH_IN_FLIGHT,
                Finding.well(
                        "未确认时先发来 " + unacknowledged + " 条。",
                        "Broker: it sends " + unacknowledged + " messages before the first is acknowledged."),
                Finding.weak(
                        "未确认时只发来 %d 条，警情集中时信号要排队，应不少于 %d（mosquitto 的 max_inflight_messages）。"
                                .formatted(unacknowledged, ENOUGH_IN_FLIGHT),
                        "Broker: it sends only %d messages before the first is acknowledged, so signals queue up in a storm. Allow %d or more (mosquitto: max_inflight_messages)."
                                .formatted(unacknowledged, ENOUGH_IN_FLIGHT)));
    }

    /** Where nothing comes back no size is to blame. */
    private static Finding through(BrokerLook look) {
        if (look.comesBack()) return size(look);
        return Finding.broken(
                "发给自己的消息（" + look.topic() + "）没有回来，救援台将一直显示未连接：访问控制是否允许该用户读写 desk/canary/+？",
                "Broker: what this user sends itself on " + look.topic()
                        + " does not come back, so a desk would never be connected: does the access list let it write and read desk/canary/+?");
    }

    private static Finding size(BrokerLook look) {
        return Finding.either(
                look.large(),
                Finding.well("64 KB 的消息可以通过。", "Broker: a message of 64 KB comes through."),
                Finding.weak(
                        "64 KB 的消息无法通过，较大的消息会连同连接一起被切断（mosquitto 的 max_packet_size 应为 131072、message_size_limit 应为 0，HiveMQ 的 max-packet-size）。",
                        "Broker: a message of 64 KB does not come through, so a sender of a large one is cut off and nobody sees why. Raise the limit (mosquitto: max_packet_size 131072 and message_size_limit 0, HiveMQ: max-packet-size)."));
    }

    private static Finding queue(int sent, int kept) {
        return Finding.either(
                kept == sent,
                Finding.well(
                        "为离线客户端保存了 " + sent + " 条消息。",
                        "Broker: it kept " + sent + " messages for a client that was away."),
                Finding.weak(
                        "为离线客户端发了 %d 条，只保存了 %d 条，其余虽已确认仍被丢弃：请调高队列上限（mosquitto 的 max_queued_messages，HiveMQ 的 max-queue-size）。"
                                .formatted(sent, kept),
                        "Broker: of %d messages for a client that was away it kept %d, and dropped the rest though it had acknowledged them. Raise its queue (mosquitto: max_queued_messages, HiveMQ: max-queue-size)."
                                .formatted(sent, kept)));
    }
}

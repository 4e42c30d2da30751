package org.rescuedesk.cli;

import java.nio.file.Path;
import org.rescuedesk.cli.option.Speed;
import org.rescuedesk.server.Settings;

/** What there is to look at, once everything stands. */
record Ready(Progress progress) {

    static String address(String host, int port) {
        return "http://%s:%d/".formatted(host.contains(":") ? "[" + host + "]" : host, port);
    }

    void serving(Settings settings, int port, boolean connected, Path log) {
        progress.show("""

                Ready after %s s. 就绪，用时 %s 秒。
                  Board 看板                     %s
                  Broker 消息代理                %s%s
                  Register 登记数据              %s
                  Log 日志                       %s
                  Ctrl-C ends it. 按 Ctrl-C 结束。
                """.formatted(
                        progress.sinceBegun(),
                        progress.sinceBegun(),
                        address(settings.httpHost(), port),
                        settings.mqttUrl(),
                        connected ? "" : " does not answer yet; it is tried until it does 尚未连接，将持续重试",
                        settings.registerFolder() == null ? "as the database has it 取自数据库" : settings.registerFolder(),
                        log));
    }

    void demonstrating(String address, DemoFolder folder, Speed speed) {
        String now = folder.isFresh()
                ? "It is 17:30 in Guizhou, and five rescues are under way. 现在是贵州 17:30，五起救援正在进行。"
                : "It goes on where it was ended. 从上次结束处继续。";
        progress.show(
                """

                Ready after %s s. 就绪，用时 %s 秒。

                    %s

                %s
                Time runs at %s times life. 时间倍速：%s。
                Look at: clocks running against 30:00, crews on their way over the map, cries that wait for an answer.
                请看：30:00 倒计时、地图上赶赴现场的人员、等待确认的求救信号。
                Click a rescue for its timeline and for why this crew was sent. 点开一起救援，可见时间线和派遣理由。
                Ctrl-C ends it; the next start goes on from there. Data and log are in %s
                按 Ctrl-C 结束，下次从此处继续；数据和日志在上述文件夹中。
                """.formatted(progress.sinceBegun(), progress.sinceBegun(), address, now, speed, speed, folder.path()));
    }
}

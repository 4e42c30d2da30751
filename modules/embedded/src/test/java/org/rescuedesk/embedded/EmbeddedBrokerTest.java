package org.rescuedesk.embedded;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    /** More than the 1,000 for which a broker left at its defaults would have room. */
    private static final List<Integer> MANY = range(0, 2_500).boxed().toList();

    @TempDir
    Path folder;

    @Test
    void everySignalThatWasAcknowledgedSurvivesTheKillingOfTheProcessAndARestart() throws Exception {
        try (Child child = Child.run(ChildBroker.class, Map.of(), folder.toString())) {
            String url = child.waitFor("ready");
            Mqtt.subscribeAndLeave(url);
            assertThatThrownBy(this::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another running program uses the folder");
            Mqtt.send(url, 0, MANY.size() / 2);
            child.kill();
        }
        try (EmbeddedBroker broker = start()) {
            Mqtt.send(broker.url(), MANY.size() / 2, MANY.size());
        }
        try (EmbeddedBroker broker = start()) {
            assertThat(Mqtt.fetch(broker.url(), MANY.size())).isEqualTo(MANY);
        }
    }

    @Test
    void aTakenPortIsSaidInASentenceAndTheFolderIsFreeAgain() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, taken.getLocalPort(), text -> {}))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("can't have port " + taken.getLocalPort())
                    .hasMessageContaining("无法使用端口");
        }
        FolderLock.take(folder).close();
    }

    private EmbeddedBroker start() {
        return EmbeddedBroker.start(folder, 0, text -> {});
    }
}

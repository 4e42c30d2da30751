package org.rescuedesk.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPartsTest {

    /** 127.0.0.1, and the same as an IPv6 socket knows it. */
    private static final String LOOPBACK = "(0{16}FFFF0000)?0100007F:[0-9A-F]{4}";

    @TempDir
    static Path folder;

    private static Set<?> hooks;

    @BeforeAll
    static void noteWhoIsCalledAtTheEnd() throws Exception {
        hooks = Set.copyOf(shutdownHooks());
    }

    /** A hook of a part's own would stop it while the desk still writes; the broker's handler would end the process. */
    @AfterEach
    void thePartsHaveLeftNothingInTheProcess() throws Exception {
        assertThat(shutdownHooks()).isEqualTo(hooks);
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isNull();
    }

    @Test
    void bothRunAndNeitherListensToAnybodyOutside() throws Exception {
        List<String> told = new ArrayList<>();
        try (EmbeddedParts parts = EmbeddedParts.start(folder, 0, 0, told::add)) {
            assertThat(Sql.ask(parts.database(), "SELECT 1")).isEqualTo("1");
            Mqtt.subscribeAndLeave(parts.broker().url());
            ProcessHandle server = PostmasterFile.in(folder.resolve("database/data"))
                    .findServer()
                    .orElseThrow();
            assertThat(Listeners.of(server.pid())).hasSize(1).allMatch(address -> address.matches(LOOPBACK));
            assertThat(Listeners.of(ProcessHandle.current().pid()))
                    .hasSize(1)
                    .allMatch(address -> address.matches(LOOPBACK));
            assertThat(told).anyMatch(line -> line.contains("PostgreSQL")).anyMatch(line -> line.contains("MQTT"));
        }
    }

    @Test
    void whereOneCannotStartTheOtherIsStopped() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> EmbeddedParts.start(folder, 0, port, text -> {}))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("The MQTT broker can't have port " + port);
            assertThatThrownBy(() -> EmbeddedParts.start(folder, port, 0, text -> {}))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("PostgreSQL can't have port " + port);
        }
        FolderLock.take(folder.resolve("broker")).close();
        FolderLock.take(folder.resolve("database")).close();
        assertThat(folder.resolve("database/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void aProgramThatIsAskedToEndLeavesNothingRunning() throws Exception {
        try (Child child = Child.run(ChildParts.class, Map.of(), folder.toString())) {
            Mqtt.subscribeAndLeave(child.waitFor("ready"));
            child.end();
        }
        assertThat(folder.resolve("database/data/postmaster.pid")).doesNotExist();
        assertThat(folder.resolve("database/postgres.log")).content().endsWith("database system is shut down\n");
    }

    private static Set<?> shutdownHooks() throws ReflectiveOperationException {
        Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
        hooks.setAccessible(true);
        return ((Map<?, ?>) hooks.get(null)).keySet();
    }
}

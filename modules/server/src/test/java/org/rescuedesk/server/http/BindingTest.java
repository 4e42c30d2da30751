package org.rescuedesk.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rescuedesk.server.CannotStart;

class BindingTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void theDeskMayListenWhereOnlyThisMachineReachesIt(String host) {
        assertThatCode(() -> Binding.requireLoopback(host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.20", "10.0.0.1"})
    void nobodySignsInSoItMayNotListenElsewhere(String host) {
        assertThatThrownBy(() -> Binding.requireLoopback(host))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(host + " can be reached from elsewhere. Use 127.0.0.1.")
                .hasMessageContaining("请用 127.0.0.1");
    }

    @Test
    void aHostThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> Binding.requireLoopback("no host"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Nobody knows the host no host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.9.9.9", "[::1]"})
    void theseNamesAreThisMachine(String name) {
        assertThat(Binding.isLoopbackName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1", ""})
    void theseNamesAreNot(String name) {
        assertThat(Binding.isLoopbackName(name)).isFalse();
    }

    @Test
    void aPortThatIsTakenIsSaidInASentence() {
        try (var scene = new Scene()) {
            int port = scene.uri("/").getPort();
            assertThatThrownBy(() -> Scene.await(scene.startAnother(port)))
                    .rootCause()
                    .hasMessageContaining("in use");
            assertThatThrownBy(() -> Scene.await(scene.startAnother(port)))
                    .cause()
                    .cause()
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("The desk can't listen at 127.0.0.1, port " + port);
        }
    }
}

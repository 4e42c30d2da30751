package org.rescuedesk.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.AbstractStringAssert;

/** Says of a decoded message that it was refused, and why. */
final class Refusals {

    private Refusals() {}

    static AbstractStringAssert<?> assertRefused(Decoded<?> decoded, Reason reason) {
        return decoded.fold(
                ok -> {
                    throw new AssertionError("was taken: " + ok);
                },
                refused -> {
                    assertThat(refused.reason()).as(refused.sentence()).isEqualTo(reason);
                    int chinese = refused.sentence().indexOf("。 ");
                    assertThat(chinese)
                            .as("Chinese before: " + refused.sentence())
                            .isPositive();
                    return assertThat(refused.sentence().substring(chinese + 2)).endsWith(".");
                });
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package org.rescuedesk.core.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.CrewEvent.CrewCameOnDuty;
import org.rescuedesk.core.register.CrewId;

class EntryTest {
    private static final CrewId CREW = CrewId.of("C-017");
    private static final Entry FIRST = Entry.following(
            Hash.NONE, 1, 3, true, new CrewCameOnDuty(Instant.parse("2026-11-23T00:00:00Z"), By.crew(CREW), CREW));

    /** Every journal that was ever written is read by this form: it never changes. */
    @Test
    void theRowOfAFactIsSettledForEver() {
        assertThat(FIRST.canonical())
                .isEqualTo("{\"at\":\"2026-11-23T00:00:00Z\",\"body\":{\"crew\":\"C-017\"},"
                        + "\"by\":{\"channel\":\"MQTT\",\"id\":\"C-017\",\"role\":\"CREW\"},"
                        + "\"epoch\":3,\"exercise\":true,\"seq\":1,\"type\":\"CrewCameOnDuty\",\"v\":1}");
    }

    @Test
    void aHashIsTakenOverThePreviousOneAndTheBytesOfTheRow() throws Exception {
        var sha = MessageDigest.getInstance("SHA-256");
        sha.update(new byte[32]);
        sha.update(FIRST.canonical().getBytes(UTF_8));
        assertThat(FIRST.hash()).hasToString(HexFormat.of().formatHex(sha.digest()));
        assertThat(FIRST.hash()).isNotEqualTo(FIRST.hash().followedBy(FIRST.canonical()));
    }

    @Test
    void aRowThatWasTouchedIsRefused() {
        var touched = FIRST.canonical().replace("C-017", "C-018");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Entry.of(touched, FIRST.previous(), FIRST.hash()))
                .withMessage("The hash of a journal entry does not follow from its bytes.");
        assertThatIllegalArgumentException().isThrownBy(() -> Entry.of(FIRST.canonical(), FIRST.hash(), FIRST.hash()));
    }

    @Test
    void aRowThatIsNotCanonicalIsRefusedThoughItsHashFits() {
        var spaced = FIRST.canonical().replace(",", ", ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Entry.of(spaced, Hash.NONE, Hash.NONE.followedBy(spaced)));
    }
}

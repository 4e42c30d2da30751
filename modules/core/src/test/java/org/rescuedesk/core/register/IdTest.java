package org.rescuedesk.core.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {

    @ParameterizedTest
    @ValueSource(strings = {"GY-000123", "7", "a.b_c-D", "0", "CABINET.12"})
    void aNameOfLettersDigitsAndMarksIsAnId(String value) {
        assertThat(ElevatorId.isValid(value)).isTrue();
        assertThat(ElevatorId.of(value)).hasToString(value);
        assertThat(CrewId.of(value).value()).isEqualTo(value);
        assertThat(FirmId.isValid(value) && StationId.isValid(value) && CrewId.isValid(value))
                .isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "-1", ".x", "a/b", "a+b", "#", "电梯", "a b", "GY-1\n", "\u0000"})
    void whatCouldNotStandInATopicIsNoId(String value) {
        assertThat(ElevatorId.isValid(value)).isFalse();
        assertThat(CrewId.isValid(value)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StationId(value))
                .withMessageStartingWith("The station id \"");
    }

    @Test
    void anIdHasAtMostSixtyFourCharacters() {
        assertThat(FirmId.isValid("x".repeat(64))).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FirmId.of("x".repeat(70_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
    }

    @Test
    void anAreaIsSixDigits() {
        assertThat(AreaId.of("520102")).hasToString("520102");
        assertThat(AreaId.isValid("52010")).isFalse();
        assertThat(AreaId.isValid("٥٢٠١٠٢")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AreaId.of("Guiyang"))
                .withMessage("The area id \"Guiyang\" is not six digits.");
    }

    @Test
    void noElevatorAndNoCrewIsMadeOfWhatIsNoId() {
        assertThatIllegalArgumentException().isThrownBy(() -> ElevatorId.of("a/b"));
        assertThatIllegalArgumentException().isThrownBy(() -> CrewId.of("a b"));
        assertThat(FirmId.isValid("a/b")).isFalse();
        assertThat(StationId.isValid("a/b")).isFalse();
        assertThat(AreaId.isValid("520102")).isTrue();
        assertThat(ElevatorId.isValid("AZaz09")).isTrue();
        assertThat(ElevatorId.isValid("ZZ")).isTrue();
        assertThat(ElevatorId.isValid("zz")).isTrue();
    }

    @Test
    void idsStandInTheOrderOfTheirText() {
        assertThat(CrewId.of("C-2")).isGreaterThan(CrewId.of("C-10"));
        assertThat(FirmId.of("F-1")).isLessThan(FirmId.of("F-2"));
        assertThat(AreaId.of("520102")).isLessThan(AreaId.of("520103"));
    }
}

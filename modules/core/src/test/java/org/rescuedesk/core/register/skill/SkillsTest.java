package org.rescuedesk.core.register.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.core.register.StationId;

class SkillsTest {

    @ParameterizedTest
    @CsvSource({
        "'',KONE,traction,true",
        "brand:KONE,KONE,traction,true",
        "brand:KONE,OTIS,traction,false",
        "brand:KONE brand:OTIS,OTIS,home,true",
        "type:hydraulic,OTIS,hydraulic,true",
        "type:hydraulic,OTIS,traction,false",
        "brand:KONE type:hydraulic,KONE,hydraulic,true",
        "brand:KONE type:hydraulic,KONE,traction,false",
        "brand:KONE type:hydraulic,OTIS,hydraulic,false",
        "brand:KONE type:hydraulic,'','',true",
        "brand:KONE,'',traction,true",
        "brand:KONE type:hydraulic,'',traction,false",
        "brand:KONE,kone,TRACTION,true",
        "brand:KON,KONE,'',false",
        "type:KONE,KONE,'',true",
    })
    void whoNamesBrandsOrTypesServesOnlyTheseAndWhatNobodyKnowsIsServedByAll(
            String skills, String brand, String type, boolean qualified) {
        assertThat(crew(skills).qualifiedFor(elevator(brand, type))).isEqualTo(qualified);
    }

    @Test
    void theWordsAreReadInAnyOrderOnceEachAndWrittenInTheirOwn() {
        var skills = Skills.of(" type:home\u3000brand:OTIS  brand:KONE\tbrand:OTIS ");
        assertThat(skills.words()).containsExactly("brand:KONE", "brand:OTIS", "type:home");
        assertThat(skills.text()).isEqualTo("brand:KONE brand:OTIS type:home");
        assertThat(Skills.of(skills.text())).isEqualTo(skills);
        assertThat(Skills.of(" ")).isEqualTo(Skills.ALL);
        assertThat(Skills.ALL.text()).isEmpty();
    }

    @Test
    void whatTheyWereMadeOfMayChangeAfterwards() {
        var words = new TreeSet<String>();
        words.add("brand:KONE");
        var skills = new Skills(words);
        words.add("brand:OTIS");
        assertThat(skills.words()).containsExactly("brand:KONE");
    }

    /** A word that nobody reads would leave a crew that it should limit without a limit. */
    @ParameterizedTest
    @ValueSource(strings = {"KONE", "brand:", "brnd:KONE", "brand:日立", "brand:KONE,OTIS", "Brand:KONE", "brand:-"})
    void aWordThatNobodyReadsIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Skills.of(text))
                .withMessage("The skill \"" + text
                        + "\" is not brand: or type: and an id, such as brand:KONE or type:hydraulic.");
    }

    @Test
    void aBrandThatIsNoIdIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> elevator("A. B. See", ""))
                .withMessageStartingWith("The brand of elevator E-1 \"A. B. See\" is not 1 to 64 of");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> elevator("", "曳引"))
                .withMessageStartingWith("The type of elevator E-1 \"曳引\" is not 1 to 64 of");
        assertThat(Elevator.isKind("")).isTrue();
        assertThat(Elevator.isKind("KONE")).isTrue();
        assertThat(Elevator.isKind("A. B. See")).isFalse();
    }

    private static Crew crew(String skills) {
        return new Crew(CrewId.of("C-1"), "一组", FirmId.of("F-1"), StationId.of("S-1"), Skills.of(skills));
    }

    private static Elevator elevator(String brand, String type) {
        return new Elevator(
                ElevatorId.of("E-1"),
                "",
                AreaId.of("520102"),
                FirmId.of("F-1"),
                "花果园",
                PlaceType.OFFICE,
                brand,
                type,
                null);
    }
}

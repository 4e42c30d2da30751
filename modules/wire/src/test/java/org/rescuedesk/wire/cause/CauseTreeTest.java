package org.rescuedesk.wire.cause;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rescuedesk.wire.Refusal;

class CauseTreeTest {
    private static final CauseTree TREE = CauseTree.shipped();

    @Test
    void theUpperLevelIsTheOneOfThe96333Platforms() {
        assertThat(TREE.listTops())
                .extracting(Cause::code)
                .containsExactly(
                        "external",
                        "human",
                        "door",
                        "traction",
                        "guide",
                        "car",
                        "balance",
                        "drive",
                        "control",
                        "safety",
                        "other");
        assertThat(TREE.listSchemes())
                .extracting(Scheme::code)
                .containsExactly("96333", "guizhou", "zhongwei", "guangzhou");
    }

    @Test
    void everyCauseHasItsNameInBothLanguagesAndNoTwoOfOneParentHaveTheSame() {
        assertThat(TREE.listTops()).allSatisfy(top -> {
            assertNamed(top.name(), top.nameEn());
            assertThat(top.causes()).isNotEmpty().allSatisfy(cause -> {
                assertNamed(cause.name(), cause.nameEn());
                assertThat(cause.code()).matches(top.code() + "\\.[a-z][a-z0-9_]*");
                assertThat(cause.causes()).isEmpty();
            });
            assertThat(top.causes()).extracting(Cause::name).doesNotHaveDuplicates();
            assertThat(top.causes()).extracting(Cause::nameEn).doesNotHaveDuplicates();
        });
        assertThat(TREE.listSchemes()).allSatisfy(scheme -> {
            assertThat(scheme.groups()).allSatisfy(group -> assertNamed(group.name(), group.nameEn()));
            assertThat(scheme.groups()).extracting(Scheme.Group::name).doesNotHaveDuplicates();
        });
    }

    private static void assertNamed(String chinese, String english) {
        assertThat(chinese).matches(".*\\p{IsHan}.*");
        assertThat(english).matches("[ -~]+");
    }

    /** Journals hold them for as long as there are journals. */
    @ParameterizedTest
    @CsvSource({
        "door, door",
        "other, other",
        "power_cut, external.power_cut",
        "misuse, human",
        "electrical, control",
        "mechanical, other.mechanical",
    })
    void whatWasCalledOtherwiseBeforeThereWasATreeIsFoundAndCounted(String formerly, String code) {
        assertThat(TREE.find(formerly)).map(Cause::code).hasValue(code);
        for (var scheme : TREE.listSchemes()) {
            var groups = TREE.groups(scheme);
            assertThat(groups.get(formerly)).isEqualTo(groups.get(code)).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "96333, door.lock_contact, door",
        "96333, human, human",
        "guizhou, human.e_bike, misuse",
        "guizhou, safety.governor, electromechanical",
        "guizhou, mechanical, electromechanical",
        "guizhou, external.power_cut, power_cut",
        "guizhou, external.water_ingress, other",
        "guizhou, external, other",
        "zhongwei, human.overload, management",
        "zhongwei, traction.brake, maintenance",
        "zhongwei, power_cut, power_cut",
        "guangzhou, external.user_false_report, external",
        "guangzhou, external.power_cut, external",
        "guangzhou, other.not_found, other",
    })
    void aSchemeSumsUp(String scheme, String code, String group) {
        assertThat(TREE.groups(TREE.findScheme(scheme).orElseThrow())).containsEntry(code, group);
    }

    @Test
    void aSchemeSumsEveryCauseUpInOneOfItsGroups() {
        for (var scheme : TREE.listSchemes()) {
            var groups = TREE.groups(scheme);
            var named = new TreeSet<String>();
            scheme.groups().forEach(group -> named.add(group.code()));
            assertThat(named).containsAll(groups.values());
            for (var top : TREE.listTops()) {
                assertThat(groups).containsKey(top.code());
                for (var cause : top.causes()) assertThat(groups).containsKey(cause.code());
            }
        }
    }

    @Test
    void whatStandsInNoTreeIsNotFound() {
        for (var code : List.of("", "ghost", "door.ghost", "door.", "DOOR", "track_blocked", "外星人"))
            assertThat(TREE.find(code)).as(code).isEmpty();
        assertThat(TREE.findScheme("none")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'code':'a','name':'甲','name_en':'a'},{'code':'a','name':'乙','name_en':'b'}|{'code':'other','name':'其','name_en':'o'}|The cause a stands twice.",
                "{'code':'a','name':'甲','name_en':'a','formerly':['b']},{'code':'b','name':'乙','name_en':'b'}|{'code':'other','name':'其','name_en':'o'}|The cause b stands twice.",
                "{'code':'a','name':'甲','name_en':'a'}|{'code':'g','name':'其','name_en':'o','causes':['a']}|The scheme s has no group other.",
                "{'code':'a','name':'甲','name_en':'a'}|{'code':'other','name':'其','name_en':'o','causes':['b']}|The scheme s names the unknown cause b.",
                "{'code':'a','name':'甲','name_en':'a'}|{'code':'other','name':'其','name_en':'o','causes':['a','a']}|The scheme s names the cause a twice.",
                "{'code':'a','name':'甲','name_en':'a'}|{'code':'other','name':'其','name_en':'o'},{'code':'other','name':'其','name_en':'o'}|The scheme s has the group other twice.",
            })
    void aFileThatContradictsItselfIsRefused(String causes, String groups, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(causes, groups))
                .withMessage(sentence);
    }

    @Test
    void aFileOfAnotherShapeIsRefused() {
        var other = "{'code':'other','name':'其','name_en':'o'}";
        assertThatThrownBy(() -> read("{'code':'A','name':'甲','name_en':'a'}", other))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The field 'causes.code' is no code of ");
        assertThatThrownBy(() -> read("7", other))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The field 'causes' is a number, not an object.");
        assertThatThrownBy(() -> read("{'code':'a','name':'甲','name_en':'a','formerly':[7]}", other))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The field 'causes.formerly' is a number, not a text.");
    }

    private static CauseTree read(String causes, String groups) throws Refusal {
        return CauseTree.of(("{'v':1,'causes':[" + causes
                        + "],'schemes':[{'code':'s','name':'甲','name_en':'s','groups':[" + groups + "]}]}")
                .replace('\'', '"')
                .getBytes(UTF_8));
    }
}

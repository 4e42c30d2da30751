package org.rescuedesk.simulator.day;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rescuedesk.simulator.province.Dice;
import org.rescuedesk.wire.cause.CauseTree;

class FindingTest {
    private static final int MANY = 20_000;

    @Test
    void everyCauseStandsInTheTreeAndTheSharesComeNearGuizhous() {
        var tree = CauseTree.shipped();
        var groups = tree.groups(tree.findScheme("guizhou").orElseThrow());
        var found = draw(7);
        assertThat(found).allSatisfy(each -> assertThat(tree.find(each.cause())).isPresent());
        var counted = found.stream().collect(groupingBy(each -> groups.get(each.cause()), counting()));
        assertThat(counted.get("misuse") * 100.0 / MANY).isCloseTo(40.80, within(3.0));
        assertThat(counted.get("electromechanical") * 100.0 / MANY).isCloseTo(38.51, within(3.0));
        assertThat(counted.get("power_cut") * 100.0 / MANY).isCloseTo(20.69, within(3.0));
    }

    @Test
    void theSameSeedFindsTheSame() {
        assertThat(draw(11)).isEqualTo(draw(11)).isNotEqualTo(draw(12));
    }

    private static List<Finding> draw(long seed) {
        var dice = Dice.of(seed);
        return Stream.generate(() -> Finding.draw(dice)).limit(MANY).toList();
    }
}

package org.rescuedesk.server.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.PlaceType;

class ElevatorSearchTest {
    private static final List<Elevator> ALL =
            IntStream.range(0, 1_000).mapToObj(ElevatorSearchTest::elevator).toList();

    private static Elevator elevator(int n) {
        return new Elevator(
                ElevatorId.of("GY-%04d".formatted(n)),
                "%06d".formatted(n),
                AreaId.of("520102"),
                FirmId.of("F-1"),
                n == 900 ? "GY-0001" : "花果园 Block " + n,
                PlaceType.OFFICE,
                "",
                "",
                null);
    }

    @Test
    void whatIsTheTextComesBeforeWhatHasItInIt() {
        assertThat(find("gy-0001")).containsExactly("GY-0001", "GY-0900");
        assertThat(find("000007")).containsExactly("GY-0007");
        assertThat(find("block 99")).startsWith("GY-0099").hasSize(11).endsWith("GY-0999");
    }

    @Test
    void nobodyIsGivenMoreThanWasAskedFor() {
        assertThat(find("花果园")).hasSize(20).startsWith("GY-0000").endsWith("GY-0019");
        assertThat(find("nowhere")).isEmpty();
    }

    private static List<String> find(String text) {
        return new ElevatorSearch(text, 20)
                .in(ALL).stream().map(each -> each.id().value()).toList();
    }
}

package org.rescuedesk.graphhopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.travel.RoadEngine;
import org.rescuedesk.core.travel.RoadEngine.Answer;
import org.rescuedesk.core.travel.Trouble;

/** On the streets around Moorgate, City of London: an extract that may not ship, so it lies beside the checkout or nowhere. */
class RoadsTest {
    private static final Point MOORGATE = new Point(51.5186, -0.0886);
    private static final List<Point> CREWS =
            List.of(new Point(51.5170, -0.0880), new Point(51.5195, -0.0870), new Point(51.5180, -0.0900), MOORGATE);
    private static final Point GUIYANG = new Point(26.57, 106.71);

    @TempDir
    static Path folder;

    private static Roads roads;

    @BeforeAll
    static void read() {
        var extract = Path.of(System.getProperty("shared.data"), "roads", "moorgate.osm.pbf");
        boolean there = Files.exists(extract);
        if (!there)
            System.out.println("RoadsTest is SKIPPED, GraphHopper is NOT tested: there is no "
                    + extract.toAbsolutePath() + "; name its folder by -Dshared.data=…");
        assumeTrue(there);
        roads = new Roads(extract, folder.resolve("roads"));
    }

    @AfterAll
    static void close() {
        if (roads != null) roads.close();
    }

    @Test
    void oneSearchFindsWhatTheLibraryFindsOneByOne() {
        var answer = ask(CREWS, MOORGATE);
        assertThat(answer.trouble()).isNull();
        for (int i = 0; i < CREWS.size(); i++) {
            var drive = answer.drives().get(i);
            var alone = roads.between(CREWS.get(i), MOORGATE);
            assertThat(drive).as("from %s", CREWS.get(i)).isNotNull();
            assertThat(drive).isCloseTo(alone, Duration.ofMillis(500));
        }
        assertThat(answer.drives()).anySatisfy(each -> assertThat(each).isGreaterThan(Duration.ofSeconds(20)));
    }

    @Test
    void oneWayStreetsMakeTheWayThereAnotherThanTheWayBack() {
        assertThat(CREWS.subList(0, 3)).anySatisfy(crew -> {
            var there = ask(List.of(crew), MOORGATE).drives().get(0);
            var back = ask(List.of(MOORGATE), crew).drives().get(0);
            assertThat(there.minus(back).abs()).isGreaterThan(Duration.ofSeconds(4));
        });
    }

    @Test
    void whereThereIsNoRoadThereIsNoTime() {
        var answer = ask(List.of(CREWS.get(0), GUIYANG), MOORGATE);
        assertThat(answer.trouble()).isNull();
        assertThat(answer.drives().get(0)).isNotNull();
        assertThat(answer.drives().get(1)).isNull();
        assertThat(ask(CREWS, GUIYANG).trouble()).isEqualTo(Trouble.NO_ROUTE);
        assertThat(ask(List.of(GUIYANG), MOORGATE).trouble()).isEqualTo(Trouble.NO_ROUTE);
    }

    @Test
    void theDeskFindsItOnTheClassPath() {
        assertThat(ServiceLoader.load(RoadEngine.Maker.class)).hasAtLeastOneElementOfType(RoadsMaker.class);
    }

    private static Answer ask(List<Point> from, Point to) {
        return roads.ask(from, to)
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}

package org.rescuedesk.core.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointTest {

    private static final Point GUIYANG = new Point(26.6470, 106.6302);

    @Test
    void aDegreeOfLatitudeIsAHundredAndElevenKilometres() {
        assertThat(GUIYANG.distanceTo(new Point(27.6470, 106.6302))).isCloseTo(111_195, within(1.0));
    }

    @Test
    void theDistanceIsTheSameBothWaysAndNothingToOneself() {
        Point zunyi = new Point(27.7254, 106.9272);
        assertThat(GUIYANG.distanceTo(zunyi))
                .isEqualTo(zunyi.distanceTo(GUIYANG))
                .isBetween(123_000.0, 124_500.0);
        assertThat(GUIYANG.distanceTo(GUIYANG)).isZero();
    }

    @Test
    void aFewMetresAreMeasuredAsAFewMetres() {
        assertThat(GUIYANG.distanceTo(new Point(26.64701, 106.6302))).isCloseTo(1.11, within(0.01));
    }

    @Test
    void theOtherSideOfTheEarthIsHalfWayRound() {
        assertThat(new Point(0, 0).distanceTo(new Point(0, 180))).isCloseTo(Math.PI * 6_371_008.8, within(1.0));
    }

    @ParameterizedTest
    @CsvSource({"90.1,0", "-90.1,0", "0,180.1", "0,-180.1", "NaN,0", "0,NaN", "Infinity,0", "0,-Infinity"})
    void whatIsNotOnTheEarthIsRefused(double lat, double lon) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Point(lat, lon))
                .withMessageContaining("is not within");
    }

    @Test
    void asTheJournalWritesItAPlaceIsKeptToTheCentimetreAndThenStays() {
        Point place = new Point(26.570_000_049_9, -106.710_000_050_1);
        assertThat(place.latE7()).isEqualTo(265_700_000);
        assertThat(place.lonE7()).isEqualTo(-1_067_100_001);
        assertThat(place.rounded()).isEqualTo(Point.ofE7(265_700_000, -1_067_100_001));
        assertThat(place.rounded().rounded()).isEqualTo(place.rounded());
        assertThat(place.distanceTo(place.rounded())).isLessThan(0.01);
    }
}

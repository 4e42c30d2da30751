package org.rescuedesk.core.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Gcj02Test {

    /** Pairs that the free converters agree on: Shanghai, Shenzhen, Beijing. */
    @ParameterizedTest
    @CsvSource({
        "31.1774276, 121.5272106, 31.17530398364597, 121.531541859215",
        "22.543847,  113.912316,  22.540796131694766, 113.9171764808363",
        "39.911954,  116.377817,  39.91334545536069, 116.38404722455657"
    })
    void theShiftIsTheOneThatMapsInChinaHave(double lat, double lon, double shiftedLat, double shiftedLon) {
        Point wgs = new Point(lat, lon);
        Point gcj = new Point(shiftedLat, shiftedLon);
        assertThat(Gcj02.fromWgs84(wgs).distanceTo(gcj)).isLessThan(0.01);
        assertThat(Gcj02.toWgs84(gcj).distanceTo(wgs)).isLessThan(0.01);
    }

    @Test
    void thereAndBackIsWithinAMillimetreAllOverChina() {
        Random random = new Random(84);
        for (int i = 0; i < 20_000; i++) {
            Point wgs = new Point(18 + random.nextDouble() * 35, 74 + random.nextDouble() * 60);
            assertThat(Gcj02.toWgs84(Gcj02.fromWgs84(wgs)).distanceTo(wgs)).isLessThan(0.001);
        }
    }

    @Test
    void inGuizhouTheShiftIsSomeHundredMetres() {
        Point guiyang = new Point(26.647, 106.63);
        assertThat(Gcj02.fromWgs84(guiyang).distanceTo(guiyang)).isBetween(100.0, 700.0);
    }

    @ParameterizedTest
    @CsvSource({"51.5, -0.1", "-33.9, 151.2", "40.7, -74.0", "0, 100", "89.9, 179.9"})
    void outsideChinaNothingIsShifted(double lat, double lon) {
        Point point = new Point(lat, lon);
        assertThat(Gcj02.fromWgs84(point)).isSameAs(point);
        assertThat(Gcj02.toWgs84(point)).isSameAs(point);
    }
}

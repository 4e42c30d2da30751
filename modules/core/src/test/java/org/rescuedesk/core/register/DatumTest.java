package org.rescuedesk.core.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatumTest {
    private static final Point WGS = new Point(39.911954, 116.377817);
    private static final Point GCJ = new Point(39.91334545536069, 116.38404722455657);

    @Test
    void whatIsGivenInWgs84StaysAndWhatMapsInChinaGiveIsShiftedBack() {
        assertThat(Datum.WGS_84.toWgs84(WGS)).isSameAs(WGS);
        assertThat(Datum.GCJ_02.toWgs84(GCJ).distanceTo(WGS)).isLessThan(0.01);
    }

    /** Baidu's way there, as the free converters have it, and ours back. */
    @Test
    void whatBaidusMapsGiveComesBackWithinAMetre() {
        double turns = Math.PI * 3000 / 180;
        double radius = Math.hypot(GCJ.lon(), GCJ.lat()) + 0.00002 * Math.sin(GCJ.lat() * turns);
        double angle = Math.atan2(GCJ.lat(), GCJ.lon()) + 0.000003 * Math.cos(GCJ.lon() * turns);
        var baidu = new Point(radius * Math.sin(angle) + 0.006, radius * Math.cos(angle) + 0.0065);
        assertThat(baidu.distanceTo(GCJ)).isGreaterThan(500);
        assertThat(Datum.BD_09.toWgs84(baidu).distanceTo(WGS)).isLessThan(1);
    }

    @Test
    void eachIsWrittenAsItIsKnown() {
        assertThat(Datum.values()).extracting(Datum::label).containsExactly("WGS-84", "GCJ-02", "BD-09");
    }
}

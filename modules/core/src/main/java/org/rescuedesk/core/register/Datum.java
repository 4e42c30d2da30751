package org.rescuedesk.core.register;

import static java.lang.Math.PI;
import static java.lang.StrictMath.atan2;
import static java.lang.StrictMath.cos;
import static java.lang.StrictMath.sin;
import static java.lang.StrictMath.sqrt;

/** What a pair of degrees is measured against; the desk reckons in WGS-84 only. */
public enum Datum {
    WGS_84("WGS-84") {
        @Override
        public Point toWgs84(Point given) {
            return given;
        }
    },
    /** Maps and phones sold in China. */
    GCJ_02("GCJ-02") {
        @Override
        public Point toWgs84(Point given) {
            return Gcj02.toWgs84(given);
        }
    },
    /** Baidu's maps: GCJ-02, turned and stretched once more. */
    BD_09("BD-09") {
        @Override
        public Point toWgs84(Point given) {
            double lon = given.lon() - 0.0065;
            double lat = given.lat() - 0.006;
            double radius = sqrt(lon * lon + lat * lat) - 0.00002 * sin(lat * TURNS);
            double angle = atan2(lat, lon) - 0.000003 * cos(lon * TURNS);
            return Gcj02.toWgs84(new Point(radius * sin(angle), radius * cos(angle)));
        }
    };

    private static final double TURNS = PI * 3000 / 180;

    private final String label;

    Datum(String label) {
        this.label = label;
    }

    /** As it is written: {@code WGS-84}. */
    public String label() {
        return label;
    }

    /** The same place in WGS-84; within a metre, for Baidu's. */
    public abstract Point toWgs84(Point given);
}

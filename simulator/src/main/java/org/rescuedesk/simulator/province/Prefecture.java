package org.rescuedesk.simulator.province;

import java.util.Arrays;
import org.rescuedesk.core.register.AreaId;

/** The nine cities and prefectures of Guizhou: what people call them, how their elevators are numbered, how many firms work there. */
enum Prefecture {
    GUIYANG("5201", "贵阳市", "GY", 9),
    LIUPANSHUI("5202", "六盘水市", "LPS", 3),
    ZUNYI("5203", "遵义市", "ZY", 6),
    ANSHUN("5204", "安顺市", "AS", 3),
    BIJIE("5205", "毕节市", "BJ", 4),
    TONGREN("5206", "铜仁市", "TR", 4),
    QIANXINAN("5223", "黔西南州", "QXN", 3),
    QIANDONGNAN("5226", "黔东南州", "QDN", 4),
    QIANNAN("5227", "黔南州", "QN", 4);

    private final String code;
    private final String shortName;
    private final String letters;
    private final int firms;

    Prefecture(String code, String shortName, String letters, int firms) {
        this.code = code;
        this.shortName = shortName;
        this.letters = letters;
        this.firms = firms;
    }

    static Prefecture of(AreaId area) {
        return Arrays.stream(values())
                .filter(prefecture -> area.value().startsWith(prefecture.code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Area " + area + " is not in Guizhou."));
    }

    String shortName() {
        return shortName;
    }

    /** The beginning of its elevators' ids. */
    String letters() {
        return letters;
    }

    int firms() {
        return firms;
    }
}

package org.rescuedesk.simulator.day;

import java.util.List;
import org.rescuedesk.simulator.province.Dice;
import org.rescuedesk.wire.message.ReportMessage.Cause;

/** Why an elevator stopped, as a crew reports it, with a note or "". Misuse leads, as in Guizhou's figures. */
record Finding(Cause cause, String note) {

    private static final List<String> DOOR_NOTES = List.of("", "门机卡阻，已调整", "轿门地坎有杂物，已清理");
    private static final List<String> OTHER_NOTES = List.of("", "", "已复位，运行正常");

    static Finding draw(Dice dice) {
        Cause cause = switch (dice.weighted(32, 25, 20, 12, 8, 3)) {
            case 0 -> Cause.MISUSE;
            case 1 -> Cause.DOOR;
            case 2 -> Cause.POWER_CUT;
            case 3 -> Cause.ELECTRICAL;
            case 4 -> Cause.MECHANICAL;
            default -> Cause.OTHER;
        };
        return new Finding(cause, dice.pick(cause == Cause.DOOR ? DOOR_NOTES : OTHER_NOTES));
    }
}

package org.rescuedesk.simulator.day;

import java.util.List;
import org.rescuedesk.simulator.province.Dice;

/**
 * Why an elevator stopped, as a crew reports it: a code of the tree, and a note or "". Summed up as Guizhou does it comes near that
 * province's figures (misuse 40.80, electromechanical 38.51, power cut 20.69 in a hundred); the shares below that are made up.
 */
record Finding(String cause, String note) {

    private record Share(double weight, String cause, List<String> notes) {}

    private static final List<Share> SHARES = List.of(
            new Share(12, "human.household_rubbish", List.of("", "轿门地坎有杂物，已清理")),
            new Share(6, "human.renovation_rubbish", List.of("", "地坎有装修垃圾，已清理")),
            new Share(10, "human.holding_doors", List.of("", "已向乘客说明")),
            new Share(4, "human.rough_moving", List.of("")),
            new Share(4, "human.overload", List.of("")),
            new Share(4, "human.e_bike", List.of("")),
            new Share(8, "door.lock_contact", List.of("", "门锁触点已清洁")),
            new Share(5, "door.operator", List.of("", "门机卡阻，已调整")),
            new Share(4, "door.track_blocked", List.of("", "地坎卡阻，已清理")),
            new Share(3, "door.detector", List.of("")),
            new Share(4, "control.board", List.of("", "已复位，运行正常")),
            new Share(3, "control.levelling", List.of("")),
            new Share(2, "control.contactor", List.of("")),
            new Share(3, "drive.inverter", List.of("", "已复位，运行正常")),
            new Share(2, "traction.brake", List.of("", "停梯待修")),
            new Share(3, "safety.circuit", List.of("")),
            new Share(20, "external.power_cut", List.of("", "已来电，运行正常")),
            new Share(1, "external.self_recovered", List.of("")),
            new Share(1, "external.water_ingress", List.of("停梯待修")),
            new Share(1, "other.not_found", List.of("")));

    private static final double[] WEIGHTS =
            SHARES.stream().mapToDouble(Share::weight).toArray();

    static Finding draw(Dice dice) {
        Share share = SHARES.get(dice.weighted(WEIGHTS));
        return new Finding(share.cause(), dice.pick(share.notes()));
    }
}

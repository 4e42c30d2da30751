package org.rescuedesk.simulator.day;

import java.time.Duration;
import java.util.List;
import org.rescuedesk.simulator.province.Dice;
import org.rescuedesk.wire.message.ReportMessage.Source;

/**
 * How a crew will go about one rescue: whether and when it answers, how long it packs, whether it forgets to press on
 * arrival, and when its phone has no signal. Drawn from crew and rescue alone, so the same whenever the order comes.
 */
record Temper(
        Answer answer,
        Duration answersAfter,
        Duration packsFor,
        boolean forgetsToPress,
        Duration pressesAfter,
        Source pressesWith,
        boolean losesSignal,
        Duration losesSignalAfter,
        Duration losesSignalFor) {

    private static final double DECLINES = 0.03;
    private static final double IGNORES = 0.02;
    private static final double FORGETS = 0.07;
    private static final double SCANS = 0.3;
    private static final double LOSES_SIGNAL = 0.06;
    private static final List<String> REASONS = List.of("正在处理另一起故障", "车辆故障", "道路封闭，无法通行", "缺少备用工具");

    /** What a crew makes of an offer. */
    enum Answer {
        ACCEPT,
        DECLINE,
        NONE
    }

    static Temper draw(boolean smooth, Dice dice) {
        Temper temper = new Temper(
                drawAnswer(dice),
                seconds(5, 60, dice),
                seconds(20, 90, dice),
                dice.chance(FORGETS),
                seconds(5, 40, dice),
                dice.chance(SCANS) ? Source.QR : Source.PRESS,
                dice.chance(LOSES_SIGNAL),
                seconds(30, 240, dice),
                seconds(90, 360, dice));
        return smooth ? temper.smoothed() : temper;
    }

    static String drawReason(Dice dice) {
        return dice.pick(REASONS);
    }

    private Temper smoothed() {
        return new Temper(
                Answer.ACCEPT,
                answersAfter,
                packsFor,
                false,
                pressesAfter,
                pressesWith,
                false,
                losesSignalAfter,
                losesSignalFor);
    }

    private static Answer drawAnswer(Dice dice) {
        return switch (dice.weighted(DECLINES, IGNORES, 1 - DECLINES - IGNORES)) {
            case 0 -> Answer.DECLINE;
            case 1 -> Answer.NONE;
            default -> Answer.ACCEPT;
        };
    }

    private static Duration seconds(int least, int most, Dice dice) {
        return Duration.ofSeconds(dice.between(least, most));
    }
}

package org.rescuedesk.server.passenger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The words for what people inside are told: short, calm, and the same in 中文 and English. */
public final class Sentences {
    private static final String STAY_ZH = "请保持镇静，不要扒门。";
    private static final String STAY_EN = " Please stay calm and don't force the doors.";

    private Sentences() {}

    public static String zh(Told told, Instant now) {
        var minutes = told.minutes(now);
        return switch (told.kind()) {
            case HEARD -> "已收到您的求助。" + STAY_ZH;
            case SEEKING -> "已收到您的求助，正在寻找救援人员。" + STAY_ZH;
            case COMING -> "救援人员正在赶来" + comma(minutes) + fireZh(told) + STAY_ZH;
            case ANOTHER_COMING -> "另一组救援人员正在赶来" + comma(minutes) + fireZh(told) + STAY_ZH;
            case FIRE_BRIGADE -> "已请消防救援（119）前来。" + STAY_ZH;
            case ON_SITE -> "救援人员已到达电梯处。" + STAY_ZH;
            case CLEARED -> "本次救援已结束。如仍有人被困，请再次按下报警按钮。";
        };
    }

    private static String comma(@Nullable Integer minutes) {
        return minutes == null ? "。" : "，预计 " + minutes + " 分钟后到达。";
    }

    private static String fireZh(Told told) {
        return told.helped() ? "也已请消防救援（119）前来。" : "";
    }

    public static String en(Told told, Instant now) {
        var minutes = told.minutes(now);
        return switch (told.kind()) {
            case HEARD -> "We have heard you." + STAY_EN;
            case SEEKING -> "We have heard you and are looking for a crew." + STAY_EN;
            case COMING -> "A crew is on its way" + away(minutes) + fireEn(told) + STAY_EN;
            case ANOTHER_COMING -> "Another crew is on its way" + away(minutes) + fireEn(told) + STAY_EN;
            case FIRE_BRIGADE -> "The fire brigade (119) has been called." + STAY_EN;
            case ON_SITE -> "The crew is at the elevator." + STAY_EN;
            case CLEARED -> "This rescue is over. If anybody is still inside, press the alarm button again.";
        };
    }

    private static String away(@Nullable Integer minutes) {
        if (minutes == null) return ".";
        return minutes == 1 ? ", about 1 minute away." : ", about " + minutes + " minutes away.";
    }

    private static String fireEn(Told told) {
        return told.helped() ? " The fire brigade (119) has been called too." : "";
    }
}

package org.rescuedesk.simulator.province;

import java.util.List;
import org.rescuedesk.core.register.PlaceType;

/**
 * What is built: how large a share of all elevators stands in such places, how many stand in one, and what they are
 * called. Housing has the share that rescue bulletins give it, about 70 in 100.
 */
enum SiteKind {
    HOUSING(PlaceType.RESIDENTIAL, 70, 2, 12, "小区 花园 家园 苑 新城 华府"),
    OFFICE(PlaceType.OFFICE, 9, 2, 6, "大厦 商务中心 国际中心 写字楼"),
    MALL(PlaceType.MALL, 6, 2, 8, "购物中心 广场 百货"),
    HOTEL(PlaceType.HOTEL, 4, 1, 3, "大酒店 宾馆 酒店"),
    HOSPITAL(PlaceType.HOSPITAL, 4, 2, 6, "医院 妇幼保健院 康复医院"),
    SCHOOL(PlaceType.SCHOOL, 2, 1, 3, "中学 小学 职业学院"),
    TRANSPORT(PlaceType.TRANSPORT, 2, 1, 4, "客运站 公交枢纽"),
    VENUE(PlaceType.VENUE, 1, 1, 2, "体育馆 文化中心 影城"),
    OTHER(PlaceType.OTHER, 2, 1, 3, "产业园 物流园");

    private final PlaceType placeType;
    private final double share;
    private final int fewest;
    private final int most;
    private final String endings;

    SiteKind(PlaceType placeType, double share, int fewest, int most, String endings) {
        this.placeType = placeType;
        this.share = share;
        this.fewest = fewest;
        this.most = most;
        this.endings = endings;
    }

    /** Drawn so that the shares come out right by elevators, not by sites. */
    static SiteKind draw(Dice dice) {
        SiteKind[] kinds = values();
        double[] weights = new double[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            weights[i] = 2 * kinds[i].share / (kinds[i].fewest + kinds[i].most);
        }
        return kinds[dice.weighted(weights)];
    }

    PlaceType placeType() {
        return placeType;
    }

    int drawSize(Dice dice) {
        return dice.between(fewest, most);
    }

    String drawEnding(Dice dice) {
        return dice.pick(List.of(endings.split(" ")));
    }

    /** The words behind a site's name for its elevator number {@code index}, counted from 0. */
    String elevatorName(int index) {
        return switch (this) {
            case HOUSING -> (index / 4 + 1) + "栋" + (index / 2 % 2 + 1) + "单元" + (index % 2 + 1) + "号梯";
            case OFFICE -> (char) ('A' + index / 3) + "座" + (index % 3 + 1) + "号梯";
            case HOSPITAL -> (index % 2 == 0 ? "门诊楼" : "住院楼") + (index / 2 + 1) + "号梯";
            case SCHOOL -> "教学楼" + (index + 1) + "号梯";
            default -> (index + 1) + "号客梯";
        };
    }

    /** Which building elevator number {@code index} is in; elevators of one building stand together. */
    int building(int index) {
        return this == HOUSING ? index / 4 : index / 3;
    }
}

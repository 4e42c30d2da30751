package org.rescuedesk.simulator.province;

import java.util.List;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.core.register.skill.Skills;

/** What a site's elevators are, and what crews are trained for. The brands are made up like everything else here. */
record Make(String brand, String type) {

    private static final List<String> BRANDS = List.of("YUNTI", "QIANSHENG", "SHANHE", "LIANTA");
    private static final double[] BRAND_SHARES = {38, 27, 21, 14};

    private static final double HOME_SHARE = 0.02;
    private static final double HYDRAULIC_SHARE = 0.06;

    /** One site in twenty has no brand in the books. */
    private static final double UNKNOWN_SHARE = 0.05;

    /** A county's first crews serve all; of later ones each third pair is a specialist's. */
    private static final int SPECIALISTS_EVERY = 3;

    static Make draw(SiteKind kind, Dice dice) {
        String brand = drawBrand(dice);
        return new Make(dice.chance(UNKNOWN_SHARE) ? "" : brand, drawType(kind.placeType(), dice));
    }

    private static String drawBrand(Dice dice) {
        return BRANDS.get(dice.weighted(BRAND_SHARES));
    }

    private static String drawType(PlaceType place, Dice dice) {
        if (place == PlaceType.RESIDENTIAL && dice.chance(HOME_SHARE)) return "home";
        return place != PlaceType.RESIDENTIAL && dice.chance(HYDRAULIC_SHARE) ? "hydraulic" : "traction";
    }

    /** What the crews of a county's pair are trained for: {@code pair} counts from 0. */
    static Skills skills(int pair, Dice dice) {
        if (pair % SPECIALISTS_EVERY != SPECIALISTS_EVERY - 1) return Skills.ALL;
        return Skills.of("brand:" + drawBrand(dice) + " brand:" + drawBrand(dice) + " type:traction type:home");
    }
}

package org.rescuedesk.core.register;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which elevator of a list has which rescue code: a place for each of the million codes, as far as there are any near it. */
final class RescueCodes {
    private static final int THOUSAND = 1_000;
    private static final int[] NONE = {};

    private final List<Elevator> elevators;
    /** By the first three digits and the last three: one more than the position in the list, 0 where there is none. */
    private final int[][] positions = new int[THOUSAND][];

    /** Refuses a code that two elevators have. */
    RescueCodes(List<Elevator> elevators) {
        this.elevators = elevators;
        Arrays.fill(positions, NONE);
        for (int i = 0; i < elevators.size(); i++) {
            var code = elevators.get(i).rescueCode();
            if (!code.isEmpty()) put(code, i + 1);
        }
    }

    private void put(String code, int position) {
        int number = Integer.parseInt(code);
        int thousand = number / THOUSAND;
        if (positions[thousand].length == 0) positions[thousand] = new int[THOUSAND];
        if (positions[thousand][number % THOUSAND] != 0)
            throw new IllegalArgumentException("The rescue code " + code + " stands twice in the register.");
        positions[thousand][number % THOUSAND] = position;
    }

    @Nullable
    Elevator find(String code) {
        if (!IdRule.SIX_DIGITS.fits(code)) return null;
        int number = Integer.parseInt(code);
        var near = positions[number / THOUSAND];
        int position = near.length == 0 ? 0 : near[number % THOUSAND];
        return position == 0 ? null : elevators.get(position - 1);
    }
}

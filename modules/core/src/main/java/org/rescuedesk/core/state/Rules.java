package org.rescuedesk.core.state;

import java.time.Duration;
import java.time.ZoneId;
import org.rescuedesk.core.plan.TravelTimes;

/** What the desk decides by, beside what is known: the policy, the travel times, and zone and limit where no area says otherwise. */
public record Rules(Policy policy, TravelTimes travelTimes, ZoneId zone, Duration limit) {}

package org.quartermaster.delivery;

import org.quartermaster.delivery.planning.Stop;
import org.quartermaster.shared.ClockWindows;

/**
 * What the delivery of an order needs, said by a person.
 *
 * @param skills        bits that the vehicle must have: 1 cold, 2 tail lift
 * @param optionalCents may be left out for this much; null: must be served
 * @param lateCents     may come late for this much per hour; 0: hard window
 * @param windows       when the customer may be visited; none: as promised; null: nothing is said about it
 */
public record DeliveryWish(int skills, Long optionalCents, int lateCents, ClockWindows windows) {
    /** Any vehicle, must be served, in its window. */
    public static final DeliveryWish NONE = new DeliveryWish(0, null, 0);
    private static final int ALL_SKILLS = 0xffff;
    private static final int USUAL_PRIORITY = 1;

    public DeliveryWish {
        if (skills < 0 || skills > ALL_SKILLS) {
            throw new IllegalArgumentException("Skills (%d) must be bits 0 to %d.".formatted(skills, ALL_SKILLS));
        }
        if (optionalCents != null && optionalCents < 0 || lateCents < 0) {
            throw new IllegalArgumentException("Money for leaving it out (%s) and for an hour late (%d) must be ≥ 0.".formatted(optionalCents, lateCents));
        }
    }

    /** Needs that say nothing about times. */
    public DeliveryWish(int skills, Long optionalCents, int lateCents) {
        this(skills, optionalCents, lateCents, null);
    }

    static DeliveryWish of(PlanStop stop) {
        return new DeliveryWish(Origins.stated(stop.skills()), stop.priority() == 0 ? stop.penaltyCents() : null, stop.lateCents());
    }

    /** The stop with these needs; one that must be served keeps its priority. */
    Stop at(Stop stop) {
        int needed = skills | Origins.unstated(stop.skills());
        Stop timed = windows == null || windows.isEmpty() ? stop : stop.within(PlanStop.seconds(windows));
        return optionalCents != null ? timed.needing(needed, 0, optionalCents, lateCents)
                : timed.needing(needed, Math.max(USUAL_PRIORITY, stop.priority()), 0, lateCents);
    }
}

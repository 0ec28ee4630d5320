package org.quartermaster.replenishment.simulation;

import java.util.List;
import java.util.SplittableRandom;
import org.quartermaster.replenishment.policy.LeadTime;
import org.quartermaster.replenishment.policy.stochastic.Normal;

/**
 * How a supplier delivers.
 *
 * @param likelyDays    equally likely days from order to receipt, each ≥ 0
 * @param receivedShare share of the ordered units that come in the long run, 0.5…1
 */
public record Supply(List<Integer> likelyDays, double receivedShare) {

    private static final int POINTS = 20;

    public Supply {
        likelyDays = List.copyOf(likelyDays);
        if (likelyDays.isEmpty() || likelyDays.stream().anyMatch(days -> days < 0) || !(receivedShare >= 0.5 && receivedShare <= 1)) {
            throw new IllegalArgumentException("Lead times %s must be ≥ 0 days and at least one, the share received (%s) in 0.5…1.".formatted(likelyDays,
                    receivedShare));
        }
    }

    /** Always after {@code days}, always complete. */
    public static Supply certain(int days) {
        return new Supply(List.of(days), 1);
    }

    /** As it was measured; where only mean and deviation are known, twenty equally likely days of a normal distribution, none before the order. */
    public static Supply of(LeadTime leadTime) {
        if (!leadTime.likelyDays().isEmpty()) {
            return new Supply(leadTime.likelyDays(), leadTime.receivedShare());
        }
        if (leadTime.deviationDays() == 0) {
            return certain(leadTime.days());
        }
        var days = new java.util.ArrayList<Integer>();
        for (int i = 0; i < POINTS; i++) {
            days.add((int) Math.max(0, Math.round(leadTime.days() + leadTime.deviationDays() * Normal.quantile((i + 0.5) / POINTS))));
        }
        return new Supply(days, 1);
    }

    int drawDays(SplittableRandom random) {
        return likelyDays.get(random.nextInt(likelyDays.size()));
    }

    /** Share of one order that comes: short in 2·(1 − share) of all cases, then by a uniform part, so that the mean is {@code receivedShare}. */
    float drawShare(SplittableRandom random) {
        double first = random.nextDouble();
        double second = random.nextDouble();
        return first < 2 * (1 - receivedShare) ? (float) second : 1;
    }
}

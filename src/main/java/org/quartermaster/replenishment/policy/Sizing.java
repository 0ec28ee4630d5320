package org.quartermaster.replenishment.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.quartermaster.replenishment.policy.Why.Kind;
import org.quartermaster.replenishment.policy.Why.Term;
import org.quartermaster.replenishment.policy.Why.Warning;

/** From a shortage to a quantity that the supplier sells and the warehouse can use, one signed term per step. */
final class Sizing {

    private final Line line;
    private final int arrivalDay;
    private final int cycleDays;
    private final int safety;
    private final List<Term> terms = new ArrayList<>();
    private final Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    private int units;

    Sizing(Line line, int arrivalDay, int cycleDays, int safety) {
        this.line = line;
        this.arrivalDay = arrivalDay;
        this.cycleDays = cycleDays;
        this.safety = safety;
    }

    /** Rounds {@code shortage} up to what can be ordered, looks at price breaks, then caps by shelf life and room; nothing when not {@code wanted}. */
    int size(int shortage, boolean wanted) {
        units = shortage;
        if (shortage <= 0 || !wanted) {
            change(Kind.NOT_NEEDED, 0);
            return 0;
        }
        multiplyByRule();
        change(Kind.MINIMUM_QUANTITY, Math.max(units, line.offer().minimumQuantity()));
        change(Kind.ORDER_MULTIPLE, line.offer().roundedUp(units));
        takePriceBreak();
        capByRule();
        capByShelfLife();
        capByRoom();
        if (exceedsCover(units)) {
            warnings.add(Warning.EXCEEDS_MAXIMUM_COVER);
        }
        return units;
    }

    /** Whether so many units last longer than the greatest cover. */
    boolean exceedsCover(int ordered) {
        return ordered > 0 && line.position().at(arrivalDay) + (long) ordered > safety + Math.ceil(line.demand().mean(arrivalDay + line.rules().maximumCoverDays()));
    }

    /** (R, nQ): the least multiple of Q. */
    private void multiplyByRule() {
        if (line.rules().method() == Method.POINT_AND_QUANTITY) {
            int quantity = line.rules().limits().quantity();
            change(Kind.RULE_QUANTITY, (int) Math.min(Integer.MAX_VALUE / 2, (units + (long) quantity - 1) / quantity * quantity));
        }
    }

    /** Never more than the cap at once, but at least what the supplier sells. */
    private void capByRule() {
        int cap = line.rules().limits().capUnits();
        if (units > cap) {
            change(Kind.RULE_CAP, Math.min(units, Math.max(line.offer().roundedDown(cap), line.offer().roundedUp(1))));
        }
    }

    List<Term> terms() {
        return terms;
    }

    Set<Warning> warnings() {
        return warnings;
    }

    private void change(Kind kind, int wanted) {
        change(kind, wanted, 0);
    }

    private void change(Kind kind, int wanted, long savesCents) {
        if (wanted != units) {
            terms.add(new Term(kind, wanted - units, 0, savesCents, 0, ""));
            units = wanted;
        }
    }

    /** Buys up to an all-units break where the price saved on every unit exceeds the cost of holding the extra units. */
    private void takePriceBreak() {
        int best = units;
        double bestGain = 0;
        for (Offer.PriceBreak step : line.offer().priceBreaks()) {
            int wanted = line.offer().roundedUp(step.fromUnits());
            double gain = wanted > units && wanted <= most() ? saving(wanted) - holding(wanted) : 0;
            if (gain > bestGain) {
                best = wanted;
                bestGain = gain;
            }
        }
        change(Kind.PRICE_BREAK, best, Math.round((saving(best) - holding(best)) / 10_000));
    }

    /** Micros saved when {@code wanted} units are bought at their break instead of now and later at today's price. */
    private double saving(int wanted) {
        return (double) wanted * (line.offer().unitCostMicros(units) - line.offer().unitCostMicros(wanted));
    }

    /** Micros to hold the extra units: they wait for the cycle, then sell off one by one. */
    private double holding(int wanted) {
        double extra = wanted - units;
        double rate = Math.max(1e-6, line.demand().rate(arrivalDay + cycleDays));
        return extra * line.holdingMicrosPerDay() * (cycleDays + extra / (2 * rate));
    }

    /** No more than sells before the greatest cover or the shelf life ends, and than there is room for. */
    int most() {
        int days = Math.min(line.rules().maximumCoverDays(), line.shelfLifeDays());
        long sells = safety + Math.round(line.demand().mean(arrivalDay + days)) - line.position().at(arrivalDay);
        return (int) Math.clamp(sells, 0, line.capacityUnits());
    }

    private void capByShelfLife() {
        if (line.shelfLifeDays() == Line.DOES_NOT_EXPIRE) {
            return;
        }
        int lastDay = arrivalDay + line.shelfLifeDays();
        int sells = (int) Math.max(0, Math.round(line.demand().mean(lastDay)) - Math.max(0, line.position().at(arrivalDay)));
        if (units <= sells) {
            return;
        }
        int capped = line.offer().roundedDown(sells);
        if (capped == 0) {
            warnings.add(Warning.SHELF_LIFE_BELOW_MINIMUM);
            capped = paysDespiteWaste(sells) ? line.offer().roundedUp(1) : 0;
        }
        change(Kind.SHELF_LIFE, Math.min(units, capped));
    }

    /** Whether the margin on what sells outweighs the cost of what expires when the least quantity is bought. */
    private boolean paysDespiteWaste(int sells) {
        int least = line.offer().roundedUp(1);
        return sells * (double) line.marginMicros() > (least - sells) * (double) line.offer().unitCostMicros(least);
    }

    private void capByRoom() {
        if (units > line.capacityUnits()) {
            int capped = line.offer().roundedDown(line.capacityUnits());
            if (capped == 0) {
                warnings.add(Warning.CAPACITY_BELOW_MINIMUM);
            }
            change(Kind.CAPACITY, capped);
        }
    }
}

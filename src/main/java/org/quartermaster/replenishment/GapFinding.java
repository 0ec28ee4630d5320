package org.quartermaster.replenishment;

import java.util.function.Predicate;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.forecasting.StoredForecast;
import org.quartermaster.replenishment.LineFacts.Gap;
import org.quartermaster.replenishment.policy.DemandOutlook;
import org.quartermaster.suppliers.SupplierTerm;

/** Finds what makes a line impossible to plan, and says which number it is. One bad supplier does not stop a line that another can serve. */
final class GapFinding {

    private GapFinding() {
    }

    /** Why nothing can be ordered under this term; null when it can. */
    static Gap inTerm(SkuFacts sku, SupplierTerm term, double capacityLitres) {
        String who = "supplier %d: ".formatted(term.supplier().value());
        if (isWrong(term.unitCost(), cost -> cost > 0)) {
            return new Gap("no_cost", who + "unit cost " + term.unitCost());
        }
        if (term.leadTimeDays() < 0) {
            return new Gap("bad_lead_time", who + "lead time " + term.leadTimeDays() + " d");
        }
        if (term.orderMultiple() < 1 || term.minimumOrderQuantity() < 1 || sku.packSize() < 1) {
            return new Gap("bad_pack", who + "multiple %d, MOQ %d, pack %d".formatted(term.orderMultiple(), term.minimumOrderQuantity(), sku.packSize()));
        }
        double needed = Math.max(term.minimumOrderQuantity(), term.orderMultiple()) * (Double.isNaN(sku.volumeLitres()) ? 0 : sku.volumeLitres());
        return needed > capacityLitres ? new Gap("minimum_above_room", who + "MOQ %d takes %.0f l, the warehouse has %.0f l".formatted(
                term.minimumOrderQuantity(), needed, capacityLitres)) : null;
    }

    private static boolean isWrong(double value, Predicate<Double> isRight) {
        return !Double.isFinite(value) || !isRight.test(value);
    }

    /** Whether a day of the forecast is not a number. */
    static boolean hasNoNumber(StoredForecast forecast) {
        for (float mean : forecast.total().mean()) {
            if (!Float.isFinite(mean)) {
                return true;
            }
        }
        return false;
    }

    /** The demand of the days that are numbers, so that the revenue at risk can be told. */
    static DemandOutlook knownPart(StoredForecast forecast) {
        float[] means = forecast.total().mean();
        double[] known = new double[Math.max(2, means.length)];
        for (int day = 0; day < means.length; day++) {
            known[day] = Float.isFinite(means[day]) ? Math.max(0, means[day]) : 0;
        }
        return DemandOutlook.ofDays(known, known);
    }
}

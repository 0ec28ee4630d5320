package org.quartermaster.forecasting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.demand.LostDemand;
import org.quartermaster.forecasting.totals.PastTotal;
import org.quartermaster.sales.DailySeries;
import org.quartermaster.shared.WarehouseId;

/**
 * What is known of one series' past, for showing it beside the forecast. Arrays begin on {@code firstDay}.
 *
 * @param sold      units sold per day, the days without stock included
 * @param demand    units wanted as far as seen, people's adjustments added; NaN where that is missing
 * @param clean     {@code demand} with outliers clipped
 * @param wanted    {@code clean} with the missing days estimated
 * @param lost      units of {@code wanted} that could not be sold for want of stock, per day; an estimate
 * @param adjusted  what people added per day; empty: nothing
 * @param closed    whether the warehouse was closed, per day
 * @param price     list price per day, company currency, reaching over the forecast; NaN where unknown
 * @param promotion price cut per day as a share, reaching over the forecast
 */
public record SeriesPast(WarehouseId warehouse, LocalDate firstDay, float[] sold, float[] demand, float[] clean, float[] wanted, float[] lost, float[] adjusted, boolean[] closed, float[] price,
                         float[] promotion) {

    /** @param unknown whether the sales of the warehouse are not known, per day: what is estimated there was not lost */
    static SeriesPast of(DailySeries sales, Demand demand, float[] adjusted, boolean[] closed, boolean[] unknown) {
        float[] sold = sold(sales);
        float[] wanted = wanted(sales, demand, closed);
        float[] lost = new float[sold.length];
        for (int t = Math.max(0, sales.firstSaleIndex()); t < lost.length && sales.firstSaleIndex() >= 0; t++) {
            lost[t] = Float.isNaN(demand.raw()[t]) && !closed[t] && !unknown[t] && !Float.isNaN(wanted[t]) ? wanted[t] - sold[t] : 0;
        }
        return new SeriesPast(sales.warehouse(), sales.firstDay(), sold, demand.raw(), demand.clean(), wanted, lost, adjusted, closed, sales.listPrice(), sales.promotionDepth());
    }

    /** Units sold per day, those of days without stock included. */
    static float[] sold(DailySeries sales) {
        float[] sold = new float[sales.days()];
        for (int t = 0; t < sold.length; t++) {
            sold[t] = Float.isNaN(sales.units()[t]) ? sales.soldWhileShort()[t] : sales.units()[t];
        }
        return sold;
    }

    /** Units wanted per day, the missing ones estimated. @param closed per day, at least as long */
    static float[] wanted(DailySeries sales, Demand demand, boolean[] closed) {
        return demand.missing() == 0 ? demand.clean() : LostDemand.filled(demand.clean(), demand.firstSale(), sold(sales), closed);
    }

    /** As a part of a sum. @param listPrice per day, company currency; NaN where unknown */
    PastTotal.Series part(IntToDoubleFunction listPrice) {
        return new PastTotal.Series(sold, wanted, lost, adjusted, promotion, listPrice);
    }

    /** How many days the history has. */
    public int days() {
        return sold.length;
    }

    /** First and last day of an interval. */
    public record Span(LocalDate from, LocalDate to) {

        /** The intervals of days for which something holds. @param firstDay day of index 0 @param length how many days are asked */
        static List<Span> where(LocalDate firstDay, int length, IntPredicate holds) {
            var spans = new ArrayList<Span>();
            int from = -1;
            for (int t = 0; t <= length; t++) {
                boolean inside = t < length && holds.test(t);
                if (inside && from < 0) {
                    from = t;
                } else if (!inside && from >= 0) {
                    spans.add(new Span(firstDay.plusDays(from), firstDay.plusDays(t - 1L)));
                    from = -1;
                }
            }
            return spans;
        }
    }

    /** The intervals whose demand could not be seen; closed days had none. */
    public List<Span> missing() {
        return Span.where(firstDay, demand.length, t -> Float.isNaN(demand[t]) && !closed[t]);
    }

    /** The promotions, planned ones too. */
    public List<Span> promotions() {
        return Span.where(firstDay, promotion.length, t -> promotion[t] > 0);
    }
}

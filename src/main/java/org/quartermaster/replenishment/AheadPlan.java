package org.quartermaster.replenishment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What will probably be ordered from one supplier week by week, in the reader's warehouses. Money is company currency.
 *
 * @param head   how it was made
 * @param cost   what the plan costs in these warehouses
 * @param weeks  every week, also those without an order; the sums of {@code loads}
 * @param loads  orders by week and warehouse; the sums of {@code lines}
 * @param lines  their lines
 * @param gaps   lines that could not be planned
 */
public record AheadPlan(Head head, Cost cost, List<Week> weeks, List<Load> loads, List<Line> lines, List<Gap> gaps) {

    public AheadPlan {
        weeks = List.copyOf(weeks);
        loads = List.copyOf(loads);
        lines = List.copyOf(lines);
        gaps = List.copyOf(gaps);
    }

    /**
     * How it was made.
     *
     * @param firstDay    on which week 0 begins
     * @param scenarios   sampled futures of demand and lead times
     * @param gap         by how much the plan of all warehouses may be dearer than the best possible at most, as a share of that, without what is owed before any order can arrive; null: not proven
     * @param brokenRules cents, units or centilitres by which rules are broken; 0: none
     */
    public record Head(int supplierId, String supplier, String name, String nameZh, LocalDate firstDay, Instant computedAt, String askedBy, int weekCount, int scenarios, double seconds,
            Double gap, long brokenRules, double truckLitres, double truckKilograms) {
    }

    /**
     * Mean of the scenarios, over the weeks that are shown and the four after them, which are planned too.
     *
     * @param places       SKUs in warehouses that are planned
     * @param leftOut      those that would order too and are beyond the greatest number; {@code leftOutValue}: what they need until the end
     * @param premium      paid above the worth of the stock; negative where price breaks save
     * @param ordering     orders and order lines
     * @param holding      stock at the ends of weeks
     * @param shortage     units owed at the ends of weeks
     * @param unavoidable  the part of the shortage that is owed before any order can arrive
     * @param leftOver     what is left at the end and need not be ordered then, ≤ 0
     */
    public record Cost(int places, int leftOut, BigDecimal leftOutValue, BigDecimal premium, BigDecimal ordering, BigDecimal holding, BigDecimal shortage, BigDecimal unavoidable,
            BigDecimal leftOver) {
        public Cost {
            premium = cents(premium);
            ordering = cents(ordering);
            holding = cents(holding);
            shortage = cents(shortage);
            unavoidable = cents(unavoidable);
            leftOver = cents(leftOver);
        }

        private static BigDecimal cents(BigDecimal amount) {
            return amount.setScale(2, RoundingMode.HALF_UP);
        }

        /** All parts together. */
        public BigDecimal total() {
            return premium.add(ordering).add(holding).add(shortage).add(leftOver);
        }
    }

    /** One week in all warehouses. */
    public record Week(int week, LocalDate from, BigDecimal value, long units, int lines, double litres, double kilograms, int trucks) {
    }

    /** One order: a week in a warehouse. */
    public record Load(int week, LocalDate from, int warehouseId, String warehouse, BigDecimal value, long units, int lines, double litres, double kilograms, int trucks) {
    }

    /** One line of an order. */
    public record Line(int week, LocalDate from, int skuId, String sku, String name, String nameZh, int warehouseId, String warehouse, int packs, int units, BigDecimal value, double litres,
            double kilograms) {
    }

    /** A line that could not be planned, reasons as in the plan of the night. */
    public record Gap(int skuId, String sku, String name, int warehouseId, String warehouse, String reason, String detail) {
    }
}

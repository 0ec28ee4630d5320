package org.quartermaster.replenishment.planning;

import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.sumLong;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintStream;

/** What couples the lines (hard), and what everything costs (soft, cents). */
public class JointConstraints implements ConstraintProvider {

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
                minimumQuantity(factory), mostUnits(factory), orderDay(factory), supplierMinimum(factory), warehouseRoom(factory), budget(factory),
                lineCost(factory), premium(factory), discount(factory), orderLine(factory), order(factory), departure(factory)};
    }

    /** Hard, units: a line orders nothing or at least the supplier's MOQ. */
    Constraint minimumQuantity(ConstraintFactory factory) {
        return decided(factory).filter(line -> line.units() < line.getSource().offer().minimumQuantity())
                .penalizeLong(HardSoftLongScore.ONE_HARD, line -> line.getSource().offer().minimumQuantity() - line.units())
                .asConstraint("minimum quantity");
    }

    /** Hard, units: never more than can be kept and sold. */
    Constraint mostUnits(ConstraintFactory factory) {
        return decided(factory).filter(line -> line.units() > line.need().mostUnits())
                .penalizeLong(HardSoftLongScore.ONE_HARD, line -> line.units() - line.need().mostUnits())
                .asConstraint("most units");
    }

    /** Hard, 1000 per line: suppliers take orders on their days only. */
    Constraint orderDay(ConstraintFactory factory) {
        return decided(factory).filter(line -> !line.getSource().takesOrdersOn(line.getDay()))
                .penalizeLong(HardSoftLongScore.ONE_HARD, _ -> 1_000)
                .asConstraint("order day");
    }

    /** Hard, cents: an order reaches the supplier's least value. */
    Constraint supplierMinimum(ConstraintFactory factory) {
        return ordered(factory).groupBy(PlannedLine::order, sumLong(PlannedLine::valueCents))
                .filter((order, cents) -> cents < order.supplier().minimumOrderCents())
                .penalizeLong(HardSoftLongScore.ONE_HARD, (order, cents) -> order.supplier().minimumOrderCents() - cents)
                .asConstraint("supplier minimum");
    }

    /** Hard, centilitres: what is ordered fits beside what is there. */
    Constraint warehouseRoom(ConstraintFactory factory) {
        return ordered(factory).groupBy(line -> line.need().warehouse(), sumLong(PlannedLine::centilitres))
                .filter((warehouse, centilitres) -> centilitres > warehouse.roomCentilitres())
                .penalizeLong(HardSoftLongScore.ONE_HARD, (warehouse, centilitres) -> centilitres - warehouse.roomCentilitres())
                .asConstraint("warehouse room");
    }

    /** Hard, cents: all orders together stay within the budget. */
    Constraint budget(ConstraintFactory factory) {
        return ordered(factory).groupBy(sumLong(PlannedLine::valueCents))
                .join(Budget.class)
                .filter((cents, budget) -> cents > budget.cents())
                .penalizeLong(HardSoftLongScore.ONE_HARD, (cents, budget) -> cents - budget.cents())
                .asConstraint("budget");
    }

    /** Soft: holding and expected lost sales. */
    Constraint lineCost(ConstraintFactory factory) {
        return factory.forEach(PlannedLine.class)
                .penalizeLong(HardSoftLongScore.ONE_SOFT, line -> line.cost().runningCents())
                .asConstraint("line cost");
    }

    /** Soft: what is paid above the worth of the stock. */
    Constraint premium(ConstraintFactory factory) {
        return ordered(factory).filter(line -> line.cost().premiumCents() > 0)
                .penalizeLong(HardSoftLongScore.ONE_SOFT, line -> line.cost().premiumCents())
                .asConstraint("premium");
    }

    /** Soft: what is saved below the worth of the stock, by a price break. */
    Constraint discount(ConstraintFactory factory) {
        return ordered(factory).filter(line -> line.cost().premiumCents() < 0)
                .rewardLong(HardSoftLongScore.ONE_SOFT, line -> -line.cost().premiumCents())
                .asConstraint("discount");
    }

    /** Soft: every order line is work. */
    Constraint orderLine(ConstraintFactory factory) {
        return ordered(factory).penalizeLong(HardSoftLongScore.ONE_SOFT, line -> line.need().lineCents())
                .asConstraint("order line");
    }

    /** Soft: every order is work. */
    Constraint order(ConstraintFactory factory) {
        return ordered(factory).groupBy(PlannedLine::order)
                .penalizeLong(HardSoftLongScore.ONE_SOFT, order -> order.supplier().orderCents())
                .asConstraint("order");
    }

    /** Soft: a plan that changes for nothing is not trusted. */
    Constraint departure(ConstraintFactory factory) {
        return factory.forEach(PlannedLine.class).filter(PlannedLine::departs)
                .penalizeLong(HardSoftLongScore.ONE_SOFT, line -> line.need().departureCents())
                .asConstraint("departure");
    }

    private static UniConstraintStream<PlannedLine> ordered(ConstraintFactory factory) {
        return factory.forEach(PlannedLine.class).filter(PlannedLine::isOrdered);
    }

    /** Ordered lines that the plan decides; what a person pinned is taken as it is. */
    private static UniConstraintStream<PlannedLine> decided(ConstraintFactory factory) {
        return ordered(factory).filter(line -> !line.isPinned());
    }
}

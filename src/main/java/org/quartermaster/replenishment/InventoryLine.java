package org.quartermaster.replenishment;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.quartermaster.replenishment.policy.Advice;
import org.quartermaster.replenishment.policy.DemandPaths;
import org.quartermaster.replenishment.policy.Holdings;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Policy;
import org.quartermaster.replenishment.policy.Projection;

/** One row of {@code inventory_line}; see the column comments there. */
record InventoryLine(int skuId, int warehouseId, String state, int onHand, int reserved, int backordered, int inTransit, int requested, int inbound,
        int inventoryPosition, double dailyDemand, int leadDays, double leadDeviation, int safety, int reorderPoint, int target, Integer coverDays,
        LocalDate outOn, LocalDate outWithoutOn, double lostUnits, BigDecimal lostMargin, BigDecimal lostSales, int excessUnits, BigDecimal excessValue,
        BigDecimal stockValue, Integer supplierId, String ruleName, byte[] projection, Integer fromWarehouseId,
        int decidesFrom, int decidesUntil) {

    /** The row of a line that was planned. */
    static InventoryLine of(LineFacts facts, Advice advice, LocalDate day) {
        Line line = facts.first();
        Holdings holdings = facts.position().holdings();
        var blob = blob(facts);
        Projection without = blob.withoutInbound();
        Advice.Value risk = Policy.withoutOrder(line, advice);
        long micros = line.offer().unitCostMicros();
        int arrives = line.offer().firstOrderDay() + line.offer().leadTime().days();
        return new InventoryLine(facts.sku().id().value(), facts.warehouseId(), state(facts, advice, risk), holdings.onHand(), holdings.reserved(),
                holdings.backordered(), holdings.inTransit(), holdings.requested(), facts.position().ordered(), facts.position().total(),
                facts.demand().rate(28), line.offer().leadTime().days(), line.offer().leadTime().deviationDays(), advice.target().safety(),
                advice.reorderPoint(), advice.target().units(), without.outDay() < 0 ? null : without.outDay(), date(day, blob.withInbound().outDay()),
                date(day, without.outDay()), risk.lostUnits(), money(risk.lostMarginCents()), money(risk.lostSalesCents()), risk.excessUnits(),
                money(risk.excessCents()), money(Math.max(0, holdings.onHand()) * micros / 10_000), facts.isFed() ? null : line.offer().supplierId(),
                line.rules().name(), blob.bytes(), facts.isFed() ? facts.feed().sourceId() : null, arrives,
                arrives + line.offer().daysToNextOrderDay());
    }

    /** The row of a line that could not be planned: what is there, and no advice. */
    static InventoryLine unplanned(LineFacts facts, LocalDate day) {
        Holdings holdings = facts.position().holdings();
        var blob = blob(facts);
        Projection without = blob.withoutInbound();
        double cost = Double.isNaN(facts.sku().unitCost()) ? 0 : facts.sku().unitCost();
        return new InventoryLine(facts.sku().id().value(), facts.warehouseId(), isOut(facts) ? "out" : "good", holdings.onHand(), holdings.reserved(),
                holdings.backordered(), holdings.inTransit(), holdings.requested(), facts.position().ordered(), facts.position().total(),
                facts.demand().rate(28), 0, 0, 0, 0, 0, without.outDay() < 0 ? null : without.outDay(), date(day, blob.withInbound().outDay()),
                date(day, without.outDay()), 0, BigDecimal.ZERO, BigDecimal.ZERO, 0, BigDecimal.ZERO,
                BigDecimal.valueOf(Math.max(0, holdings.onHand()) * cost), null, "", blob.bytes(), null, 0, 0);
    }

    private static ProjectionBlob blob(LineFacts facts) {
        return new ProjectionBlob(facts.position().holdings().free(), facts.position().arrivals(LineAssembly.PROJECTION_DAYS),
                DemandPaths.of(facts.demand(), LineAssembly.PROJECTION_DAYS));
    }

    private static String state(LineFacts facts, Advice advice, Advice.Value risk) {
        if (isOut(facts)) {
            return "out";
        }
        return switch (advice.urgency()) {
            case ACT -> "act";
            case WATCH -> "watch";
            case GOOD -> risk.excessUnits() > 0 ? "excess" : "good";
        };
    }

    /** Nothing to sell today although something is wanted. */
    private static boolean isOut(LineFacts facts) {
        return facts.position().holdings().free() <= 0 && facts.demand().rate(28) > 0.01;
    }

    static LocalDate date(LocalDate day, int days) {
        return days < 0 ? null : day.plusDays(days);
    }

    static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}

package org.quartermaster.replenishment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.quartermaster.replenishment.policy.Advice;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Method;
import org.quartermaster.replenishment.policy.Policy;
import org.quartermaster.replenishment.policy.Transfers;
import org.quartermaster.replenishment.policy.Why;

/** One row of {@code proposal_draft}; see the column comments there. */
record Draft(String openKey, String kind, int skuId, int warehouseId, Integer supplierId, Integer fromWarehouseId, String urgency, int suggestedUnits,
        int units, int multiple, int minimumQuantity, BigDecimal unitCost, String currency, BigDecimal value, LocalDate orderOn, LocalDate orderBy,
        LocalDate arrivesOn, Integer coverDays, LocalDate outOn, LocalDate outWithoutOn, double lostUnits, BigDecimal lostMargin, BigDecimal lostSales,
        BigDecimal saves, BigDecimal excessValue, double returnRate, int leadDays, double leadDeviation, int leadStated, int leadReceipts,
        double volumeLitres, double weightKg, String why, int version, String inboundAdvice) {

    /** The proposal of an order. What a person entered stays; the suggestion beside it is the policy's, the warnings are about what is ordered. */
    static Draft order(Decision decision, InventoryLine stock, LocalDate day, String inboundAdvice) {
        Candidate candidate = decision.candidate();
        LineFacts facts = candidate.facts();
        Line line = facts.lines().get(decision.lineIndex());
        boolean edited = candidate.isEdited();
        int suggested = edited ? Policy.adviseOn(line, decision.orderDay()).suggestion() : decision.units();
        Why why = Policy.decided(line, decision.orderDay(), suggested, Why.Kind.JOINT_PLAN).why();
        Advice advice = Policy.decided(line, decision.orderDay(), decision.units(), Why.Kind.EDITED);
        Why warned = why.warning(advice.why().warnings());
        Advice.Value value = advice.value();
        var terms = facts.terms().get(line.offer().supplierId());
        return new Draft(openKey("order", facts), "order", stock.skuId(), stock.warehouseId(), line.offer().supplierId(), null,
                own(decision, line).urgency().name().toLowerCase(java.util.Locale.ROOT), suggested, decision.units(), line.offer().multiple(),
                line.offer().minimumQuantity(), BigDecimal.valueOf(terms.term().unitCostFor(decision.units())).setScale(4, RoundingMode.HALF_UP),
                terms.currency(), InventoryLine.money(value.orderCents()), day.plusDays(decision.orderDay()),
                day.plusDays(Math.min(own(decision, line).orderByDay(), decision.orderDay())), day.plusDays(advice.arrivalDay()), stock.coverDays(),
                stock.outOn(), stock.outWithoutOn(), stock.lostUnits(), stock.lostMargin(), stock.lostSales(), InventoryLine.money(value.savesCents()), InventoryLine.money(value.excessCents()),
                value.orderCents() == 0 ? 0 : value.savesCents() / (double) value.orderCents(), line.offer().leadTime().days(),
                line.offer().leadTime().deviationDays(), line.offer().leadTime().statedDays(), line.offer().leadTime().receipts(),
                known(facts.sku().volumeLitres()) * decision.units(), known(facts.sku().weightKg()) * decision.units(),
                StoredWhy.of(warned, facts(line, advice)).json(), candidate.before() == null ? 0 : candidate.before().version(), inboundAdvice);
    }

    /** The proposal of a transfer, valued by what it saves the receiver; {@code suggested} differs from its units where a person entered them. */
    static Draft transfer(LineFacts needs, Transfers.Transfer transfer, int suggested, Advice advice, InventoryLine stock, LocalDate day,
            int transitDays, int version, String inboundAdvice) {
        Line line = needs.first();
        Why.Kind kind = needs.isFed() ? Why.Kind.ALLOCATED : Why.Kind.TRANSFER;
        Why why = Policy.decided(line, advice.orderDay(), suggested, kind).why();
        Advice.Value value = Policy.decided(line, advice.orderDay(), transfer.units(), kind).value();
        return new Draft(openKey("transfer", needs), "transfer", stock.skuId(), stock.warehouseId(), null, transfer.fromWarehouseId(),
                advice.urgency().name().toLowerCase(java.util.Locale.ROOT), suggested, transfer.units(), needs.isFed() ? line.offer().multiple() : 1, 1, BigDecimal.ZERO, "", BigDecimal.ZERO, day,
                day.plusDays(Math.min(0, advice.orderByDay())), day.plusDays(transitDays), stock.coverDays(), stock.outOn(), stock.outWithoutOn(),
                stock.lostUnits(), stock.lostMargin(), stock.lostSales(), InventoryLine.money(value.lostMarginCents()), BigDecimal.ZERO, value.lostMarginCents() / (double) Math.max(1, line.offer().costCents(transfer.units())), transitDays, 0, transitDays, 0,
                known(needs.sku().volumeLitres()) * transfer.units(), known(needs.sku().weightKg()) * transfer.units(),
                StoredWhy.of(why, facts(line, advice)).json(), version, inboundAdvice);
    }

    /** The policy's advice for the supplier that was chosen. */
    static Advice own(Decision decision, Line line) {
        return decision.lineIndex() == 0 ? decision.candidate().advice() : Policy.advise(line);
    }

    private static String openKey(String kind, LineFacts facts) {
        return "%s/%d/%d".formatted(kind, facts.sku().id().value(), facts.warehouseId());
    }

    private static StoredWhy.Facts facts(Line line, Advice advice) {
        int days = advice.target().day();
        return new StoredWhy.Facts(line.rules().name(), line.rules().method().code(), service(line), line.offer().leadTime().days(), line.cycleDays(),
                Math.round(line.demand().rate(days) * 100) / 100.0, advice.reorderPoint(), line.marginMicros() / 10_000, line.chain().source(), line.chain().waitDays(),
                line.chain().waitLimit(), line.chain().absentSource());
    }

    /** What the rule aims at; the economic rule's own answer where there is no target. */
    private static double service(Line line) {
        return line.rules().method() == Method.ECONOMIC ? line.criticalRatio() : line.rules().serviceLevel();
    }

    private static double known(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}

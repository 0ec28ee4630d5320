package org.quartermaster.replenishment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.replenishment.planning.Need;
import org.quartermaster.replenishment.planning.OrderChoice;
import org.quartermaster.replenishment.planning.PlanSupplier;
import org.quartermaster.replenishment.planning.PlanWarehouse;
import org.quartermaster.replenishment.planning.Scenarios;
import org.quartermaster.replenishment.planning.Source;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Offer;
import org.quartermaster.replenishment.policy.Policy;

/** Maps a candidate to a need of the joint plan. */
final class NeedOf {

    private static final int SCENARIOS = 8;
    private static final int SHIFT_DAYS = 4;
    private static final int MOST_ORDER_DAYS = 8;
    private static final long DEPARTURE_CENTS = 100;

    private final Candidate candidate;
    private final Map<Integer, PlanSupplier> suppliers;
    private final boolean all;
    private final int window;

    /** @param all whether second suppliers take part */
    NeedOf(Candidate candidate, Map<Integer, PlanSupplier> suppliers, boolean all) {
        this.candidate = candidate;
        this.suppliers = suppliers;
        this.all = all || candidate.isEdited();
        this.window = Math.clamp(candidate.advice().arrivalDay() + candidate.facts().first().cycleDays(), 5, 200);
    }

    Need need(int id, PlanWarehouse warehouse) {
        Line first = candidate.facts().first();
        List<Source> sources = sources();
        OrderChoice optimum = candidate.isEdited() ? edited(sources) : optimum(sources.getFirst());
        int most = Math.max(candidate.advice().suggestion(), Math.min(Policy.mostUnits(first, candidate.advice()), first.rules().limits().capUnits()));
        return new Need(id, warehouse, first.position().holdings().free(), first.position().arrivals(window), sources, first.marginMicros(),
                Math.max(1, Math.round(first.holdingMicrosPerDay())), first.offer().unitCostMicros(), first.rules().lineCostCents(), most,
                centilitres(candidate.facts().sku()), optimum, reference(sources, optimum), DEPARTURE_CENTS,
                candidate.isEdited() || first.rules().method().hasFixedLevels());
    }

    static long centilitres(SkuFacts sku) {
        return Double.isNaN(sku.volumeLitres()) ? 0 : Math.round(sku.volumeLitres() * 100);
    }

    /** Which of the candidate's lines a source stands for. */
    static int lineIndex(Candidate candidate, Source source) {
        List<Line> lines = candidate.facts().lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).offer().supplierId() == source.supplier().id()) {
                return i;
            }
        }
        throw new IllegalStateException("No line for supplier %d.".formatted(source.supplier().id()));
    }

    private List<Source> sources() {
        var sources = new ArrayList<Source>();
        for (Line line : all ? candidate.facts().lines() : candidate.facts().lines().subList(0, 1)) {
            Offer offer = near(line.offer());
            sources.add(new Source(sources.size(), suppliers.get(offer.supplierId()), offer, Scenarios.paths(line.demand(), offer.leadTime(),
                    line.rules().serviceLevel(), candidate.advice().orderDay() + offer.leadTime().days(), window, SCENARIOS)));
        }
        return sources;
    }

    /** The offer with the order days that matter: up to a few days after the advice. */
    private Offer near(Offer offer) {
        List<Integer> early = offer.orderDays().stream().filter(day -> day <= candidate.advice().orderDay() + SHIFT_DAYS).toList();
        List<Integer> days = early.subList(Math.max(0, early.size() - MOST_ORDER_DAYS), early.size());
        return new Offer(offer.supplierId(), offer.unitCostMicros(), offer.priceBreaks(), offer.minimumQuantity(), offer.multiple(), offer.leadTime(),
                days.isEmpty() ? List.of(offer.firstOrderDay()) : days);
    }

    private OrderChoice optimum(Source source) {
        int day = source.takesOrdersOn(candidate.advice().orderDay()) ? candidate.advice().orderDay() : source.offer().orderDays().getLast();
        return new OrderChoice(source.index(), candidate.advice().suggestion() / source.offer().multiple(), day);
    }

    private OrderChoice edited(List<Source> sources) {
        Source source = sources.stream().filter(s -> s.supplier().id() == candidate.before().supplierId()).findFirst().orElse(sources.getFirst());
        int day = Math.max(source.offer().firstOrderDay(), candidate.before().orderDay());
        return new OrderChoice(source.index(), (candidate.before().units() + source.offer().multiple() - 1) / source.offer().multiple(), day);
    }

    /** Yesterday's plan where it still can be ordered; else the optimum. */
    private OrderChoice reference(List<Source> sources, OrderChoice optimum) {
        if (candidate.before() == null || candidate.isEdited()) {
            return optimum;
        }
        return sources.stream().filter(s -> s.supplier().id() == candidate.before().supplierId()).findFirst()
                .filter(s -> candidate.before().units() % s.offer().multiple() == 0)
                .map(s -> new OrderChoice(s.index(), candidate.before().units() / s.offer().multiple(),
                        s.takesOrdersOn(candidate.before().orderDay()) ? candidate.before().orderDay() : optimum.day()))
                .orElse(optimum);
    }
}

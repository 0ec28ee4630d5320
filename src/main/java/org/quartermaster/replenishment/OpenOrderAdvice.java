package org.quartermaster.replenishment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quartermaster.purchasing.InboundLine;
import org.quartermaster.purchasing.OrderAdvice;
import org.quartermaster.replenishment.PlanningFacts.Place;
import org.quartermaster.replenishment.policy.Advice;
import org.quartermaster.replenishment.policy.OrderTiming;

/** Collects during a plan what to ask suppliers for about open orders, by place; {@link #settle()} leaves what is worth a call. */
final class OpenOrderAdvice {

    private final LocalDate day;
    private final Map<Place, List<OrderAdvice>> advices = new LinkedHashMap<>();
    private Map<Place, List<InboundLine>> inbound = Map.of();

    OpenOrderAdvice(LocalDate day) {
        this.day = day;
    }

    /** The open order lines of the range that is looked at next. */
    void meet(Map<Place, List<InboundLine>> open) {
        inbound = open;
    }

    /** Looks at the open orders of one line. */
    void look(LineFacts facts, Advice advice) {
        var place = place(facts);
        List<InboundLine> open = inbound.getOrDefault(place, List.of());
        if (open.isEmpty()) {
            return;
        }
        Map<Long, OrderAdvice> byOrder = new HashMap<>();
        for (OrderTiming.Advised advised : OrderTiming.of(facts.first(), Math.max(0, advice.target().safety()))) {
            open.stream().filter(line -> line.orderCode().equals(advised.arrival().reference())).findFirst()
                    .ifPresent(line -> byOrder.merge(line.orderId(), advice(place, line, advised), OpenOrderAdvice::together));
        }
        if (!byOrder.isEmpty()) {
            advices.put(place, byOrder.values().stream().sorted(Comparator.comparing(OrderAdvice::stake).reversed()).toList());
        }
    }

    private OrderAdvice advice(Place place, InboundLine line, OrderTiming.Advised advised) {
        LocalDate needOn = advised.needDay() < 0 ? null : day.plusDays(advised.needDay());
        return new OrderAdvice(line.orderId(), place.skuId(), place.warehouseId(), advised.action().name().toLowerCase(Locale.ROOT), needOn, advised.arrival().units(),
                InventoryLine.money(advised.stakeCents()), InventoryLine.money(advised.valueCents()), day);
    }

    /** An order that names the SKU twice gets the advice of the greater stake for both. */
    private static OrderAdvice together(OrderAdvice one, OrderAdvice other) {
        OrderAdvice main = one.stake().compareTo(other.stake()) >= 0 ? one : other;
        return new OrderAdvice(main.orderId(), main.skuId(), main.warehouseId(), main.action(), main.needOn(), one.units() + other.units(),
                one.stake().add(other.stake()), one.value().add(other.value()), main.planningDay());
    }

    /** Numbers of the line contradict each other: nothing is advised. */
    void forget(LineFacts facts) {
        advices.remove(place(facts));
    }

    /** Keeps what is worth a call, once every line was looked at. */
    SupplierCalls settle() {
        var calls = SupplierCalls.of(all());
        var worth = new HashSet<>(calls.advices());
        advices.replaceAll((_, advised) -> advised.stream().filter(worth::contains).toList());
        advices.values().removeIf(List::isEmpty);
        return calls;
    }

    /** The action with the greatest stake at a place; empty for none. */
    String of(Place place) {
        return advices.containsKey(place) ? advices.get(place).getFirst().action() : "";
    }

    List<OrderAdvice> all() {
        var all = new ArrayList<OrderAdvice>();
        advices.values().forEach(all::addAll);
        return all;
    }

    private static Place place(LineFacts facts) {
        return new Place(facts.sku().id().value(), facts.warehouseId());
    }
}

package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.quartermaster.delivery.AllocationFacts;
import org.quartermaster.delivery.allocation.Refusal;
import org.quartermaster.delivery.allocation.Score;
import org.quartermaster.ui.CodeWords;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Waterfall;
import org.quartermaster.ui.WhyPanel;

/** Explains an allocation in a panel: parcels, what the choice costs by part, what the next best ways would cost, why other warehouses cannot ship. */
final class AllocationDetail {
    private final Map<Integer, String> codes;
    private final DeliveryWords words = new DeliveryWords();

    /** @param warehouseCodes by identity */
    AllocationDetail(Map<Integer, String> warehouseCodes) {
        codes = warehouseCodes;
    }

    void into(WhyPanel panel, AllocationFacts facts) {
        panel.text("delivery.detail.allocation", headline(facts));
        if (!facts.waits()) {
            panel.section("delivery.allocation.parcels", parcels(facts));
            panel.section("delivery.allocation.costs", costs(facts.score()));
        }
        if (!facts.rejected().isEmpty()) {
            panel.section("delivery.allocation.rejected", rejected(facts));
        }
        if (!facts.refusals().isEmpty()) {
            panel.section("delivery.allocation.refusals", refusals(facts.refusals()));
        }
    }

    private String headline(AllocationFacts facts) {
        if (facts.waits()) {
            return DeliveryWords.text("delivery.allocation.waits");
        }
        if (!facts.overriddenBy().isEmpty()) {
            return DeliveryWords.text("delivery.allocation.byHand", facts.overriddenBy(), facts.reason());
        }
        return DeliveryWords.text("delivery.allocation.decided", strategy(facts.strategy()), rule(facts.rule()));
    }

    static String strategy(String code) {
        return CodeWords.orCode("delivery.strategy.", code);
    }

    static String rule(String code) {
        return CodeWords.orCode("delivery.rule.", code);
    }

    private Component parcels(AllocationFacts facts) {
        var format = Format.current();
        var table = new MiniTable("delivery.column.warehouse", "delivery.allocation.leaves", "delivery.allocation.arrives", "delivery.allocation.service",
                ">delivery.column.pieces", ">delivery.allocation.paid");
        facts.parcels().forEach(parcel -> table.row(code(parcel.warehouseId()), format.day(parcel.shipDay()), format.day(parcel.deliverDay()),
                parcel.service() + " · " + parcel.lane(), format.quantity(parcel.units()), words.money(parcel.freightCents() + parcel.handlingCents())));
        return table;
    }

    private Component costs(Score score) {
        var waterfall = new Waterfall();
        term(waterfall, "freight", score.freight());
        term(waterfall, "handling", score.handling());
        term(waterfall, "split", score.split());
        term(waterfall, "late", score.late());
        term(waterfall, "distance", score.distance());
        term(waterfall, "days", score.days());
        term(waterfall, "balance", score.balance());
        return waterfall.sum(DeliveryWords.text("delivery.score.total"), score.total() / 100.0);
    }

    private static void term(Waterfall waterfall, String part, long cents) {
        if (cents != 0) {
            waterfall.term(DeliveryWords.text("delivery.score." + part), cents / 100.0);
        }
    }

    private Component rejected(AllocationFacts facts) {
        var format = Format.current();
        var table = new MiniTable("delivery.column.warehouse", "delivery.allocation.arrives", ">delivery.score.total", ">delivery.allocation.more");
        facts.rejected().forEach(way -> table.row(way.warehouses().stream().map(this::code).collect(Collectors.joining(" + ")), format.day(way.arrives()),
                words.money(way.score().total()), words.added(way.score().total() - facts.score().total())));
        return table;
    }

    private Component refusals(List<Refusal> refusals) {
        return new UnorderedList(refusals.stream().map(refusal -> new ListItem(code(refusal.site()) + ": " + reason(refusal))).toArray(ListItem[]::new));
    }

    static String reason(Refusal refusal) {
        return DeliveryWords.text("delivery.refused." + refusal.reason().name().toLowerCase(Locale.ROOT), refusal.amount());
    }

    private String code(int warehouse) {
        return codes.getOrDefault(warehouse, String.valueOf(warehouse));
    }

    static Component nothingYet() {
        return new Paragraph(DeliveryWords.text("delivery.allocation.notYet"));
    }
}

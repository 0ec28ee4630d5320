package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.quartermaster.forecasting.ui.ForecastNavigation;
import org.quartermaster.purchasing.ui.PurchasingNavigation;
import org.quartermaster.replenishment.ProposalRow;
import org.quartermaster.replenishment.Proposals;
import org.quartermaster.replenishment.StoredWhy;
import org.quartermaster.replenishment.policy.Why;
import org.quartermaster.stock.ui.TransfersNavigation;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.State;
import org.quartermaster.ui.Waterfall;
import org.quartermaster.ui.WhyPanel;

/** Fills the why-panel for one proposal: arithmetic, projected stock, what changed, rule, history. */
final class ProposalPanel {

    private final WhyPanel panel;
    private final Format format = Format.current();

    ProposalPanel(WhyPanel panel) {
        this.panel = panel;
    }

    void show(Proposals.Detail detail) {
        ProposalRow row = detail.row();
        panel.show(row.sku() + " · " + Words.name(row) + " · " + row.warehouse(), subtitle(row));
        panel.sectionNamed(text("replenishment.why.title", format.quantity(row.units())), waterfall(detail));
        if (!row.chosen().isEmpty()) {
            panel.text("replenishment.column.chosen", text("replenishment.why.chosen", row.editedBy(),
                    Arrays.stream(row.chosen().split(",")).map(field -> text("replenishment.chosen." + field)).collect(Collectors.joining(", "))));
        }
        warnings(detail.why());
        if (detail.without() != null) {
            panel.section("replenishment.why.stock", StockChart.of(detail.from(), detail.with(), "replenishment.chart.withOrder", detail.without(),
                    "replenishment.chart.withoutOrder"));
        }
        changes(detail);
        rule(detail.why().facts());
        links(row);
        history(detail.history());
    }

    private String subtitle(ProposalRow row) {
        if (row.kind().equals("transfer")) {
            return text("replenishment.why.transfer", row.supplier());
        }
        return text("replenishment.why.supplier", row.supplier(), format.number(row.unitCost(), 2) + " " + row.currency(), Words.leadTime(row),
                format.quantity(row.leadStated()));
    }

    private Waterfall waterfall(Proposals.Detail detail) {
        var waterfall = new Waterfall();
        StoredWhy why = detail.why();
        Why arithmetic = why.arithmetic();
        var shown = new Priced(waterfall, why.hasMoney());
        boolean summed = false;
        for (Why.Term term : why.terms()) {
            if (!summed && !term.kind().isPartOfShortage()) {
                shown.sum(text("replenishment.why.shortage"), arithmetic.shortage(), arithmetic.shortageCents());
                summed = true;
            }
            shown.term(label(term, why.facts(), detail.from()), term.units(), term.cents(), note(term), rows(term, detail.row()));
        }
        if (!summed) {
            shown.sum(text("replenishment.why.shortage"), arithmetic.shortage(), arithmetic.shortageCents());
        }
        long cents = detail.cents();
        if (detail.row().units() != why.suggestion()) {
            shown.sum(text("replenishment.why.suggestion"), why.suggestion(), arithmetic.cents());
            shown.term(text("replenishment.why.edited", detail.row().editedBy()), detail.row().units() - why.suggestion(), cents - arithmetic.cents(), "", "");
        }
        shown.sum(text(detail.row().kind().equals("order") ? "replenishment.why.order" : "replenishment.why.move"), detail.row().units(), cents);
        return waterfall;
    }

    /** The arithmetic with its money, where it has any: whys of older plans tell units alone. */
    private record Priced(Waterfall waterfall, boolean hasMoney) {

        void term(String label, int units, long cents, String note, String href) {
            if (hasMoney) {
                waterfall.term(label, units, cents, note, href);
            } else {
                waterfall.term(label, units, note, href);
            }
        }

        void sum(String label, int units, long cents) {
            if (hasMoney) {
                waterfall.sum(label, units, cents);
            } else {
                waterfall.sum(label, units);
            }
        }
    }

    private String label(Why.Term term, StoredWhy.Facts facts, LocalDate from) {
        return switch (term.kind()) {
            case DEMAND -> text("replenishment.why.demand", term.day(), facts.leadDays(), format.day(from.plusDays(Math.max(0, term.day() - 1))));
            case FED -> text("replenishment.why.fed", term.reference(), format.day(from.plusDays(Math.max(0, term.day() - 1))));
            case SAFETY_LEAD_TIME -> facts.waitDays() == 0 ? Words.term(term.kind()) : text("replenishment.why.safetyWait", facts.source(), facts.waitDays(), facts.waitLimit());
            case SAFETY_DEMAND -> text("replenishment.why.safetyDemand", format.percent(facts.serviceLevel(), 0));
            case INBOUND -> text("replenishment.why.inbound", term.reference(), format.day(from.plusDays(term.day())));
            case IN_TRANSIT, REQUESTED -> term.reference().isEmpty() ? Words.term(term.kind())
                    : text(term.kind() == Why.Kind.IN_TRANSIT ? "replenishment.why.onTheWay" : "replenishment.why.toLeave", term.reference(), format.day(from.plusDays(term.day())));
            default -> Words.term(term.kind());
        };
    }

    /** Where the rows behind a term are listed. */
    private static String rows(Why.Term term, ProposalRow row) {
        return switch (term.kind()) {
            case DEMAND, LOST_BEFORE_ARRIVAL -> ForecastNavigation.toSku(row.sku(), row.warehouse());
            case FED -> StockNavigation.toLine(row.sku(), term.reference());
            case SAFETY_DEMAND, SAFETY_LEAD_TIME, COVER_FLOOR -> RulesView.toCurve(row.sku(), row.warehouse());
            case ON_HAND, RESERVED, BACKORDERED -> StockNavigation.toLine(row.sku(), row.warehouse());
            case IN_TRANSIT, REQUESTED -> term.reference().isEmpty() ? StockNavigation.toLine(row.sku(), row.warehouse()) : TransfersNavigation.toTransferCalled(term.reference());
            case INBOUND -> term.reference().isEmpty() ? "" : PurchasingNavigation.toLinesOf(term.reference());
            default -> "";
        };
    }

    /** What a price break saves. */
    private String note(Why.Term term) {
        return term.savesCents() == 0 ? "" : text("replenishment.why.priceBreak", format.money(term.savesCents() / 100.0));
    }

    private void warnings(StoredWhy why) {
        var told = new ArrayList<>(why.warnings().stream().map(Words::warning).toList());
        if (why.facts().absentSource() != null && !why.facts().absentSource().isEmpty()) {
            told.add(text("replenishment.why.absentSource", why.facts().absentSource()));
        }
        if (!told.isEmpty()) {
            var box = new Div();
            told.forEach(warning -> box.add(new Div(State.WATCH.badge(warning))));
            panel.section("replenishment.why.warnings", box);
        }
    }

    private void changes(Proposals.Detail detail) {
        ProposalRow row = detail.row();
        if (row.previousUnits() == null) {
            panel.text("replenishment.why.changed", text("replenishment.why.new"));
            return;
        }
        int moved = row.suggestedUnits() - row.previousUnits();
        String parts = detail.changes().stream().map(change -> Words.term(change.kind()) + " " + format.signed(change.units()) + money(change)).collect(Collectors.joining(", "));
        panel.text("replenishment.why.changed", moved == 0 && parts.isEmpty() ? text("replenishment.why.unchanged") : format.signed(moved) + ": " + parts);
    }

    private String money(Proposals.Change change) {
        return change.cents() == 0 ? "" : " (" + format.exactMoney(change.cents()) + ")";
    }

    private void rule(StoredWhy.Facts facts) {
        panel.text("replenishment.why.rule", text("replenishment.why.ruleText", facts.rule(), format.percent(facts.serviceLevel(), 0), facts.cycleDays(),
                format.number(facts.dailyDemand(), 2), format.quantity(facts.reorderPoint()), facts.method() == null ? "" : RuleWords.method(facts.method())));
    }

    private void links(ProposalRow row) {
        var box = new Div(new Anchor(ForecastNavigation.toSku(row.sku(), row.warehouse()), text("replenishment.why.toForecast")), new Div(),
                new Anchor(StockNavigation.toLine(row.sku(), row.warehouse()), text("replenishment.why.toStock")), new Div(),
                new Anchor(RulesView.toCurve(row.sku(), row.warehouse()), text("replenishment.curve.open")));
        if (row.orderId() != null) {
            box.add(new Div(), new Anchor(PurchasingNavigation.toOrder(row.orderId()), text("replenishment.why.toOrder", row.orderCode())));
        } else if (!row.orderCode().isEmpty()) {
            box.add(new Div(), new Anchor(TransfersNavigation.toTransferCalled(row.orderCode()), text("replenishment.why.toTransfer", row.orderCode())));
        }
        panel.section("replenishment.why.more", box);
    }

    private void history(List<Proposals.Event> history) {
        var list = new UnorderedList();
        for (Proposals.Event event : history) {
            String what = I18NProvider.translate("replenishment.event." + event.action());
            list.add(new ListItem(format.moment(event.at()) + " · " + event.actor() + " · " + what + (event.units() == null ? "" : " " + format.quantity(event.units()))
                    + (event.note().isEmpty() ? "" : " · " + event.note())));
        }
        panel.section("replenishment.why.history", list);
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}

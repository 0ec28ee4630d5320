package org.quartermaster.purchasing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.quartermaster.catalog.ui.CatalogNavigation;
import org.quartermaster.purchasing.OrderAdvice;
import org.quartermaster.purchasing.OrderAdvices;
import org.quartermaster.purchasing.OrderDocuments;
import org.quartermaster.purchasing.OrderEditing;
import org.quartermaster.purchasing.OrderSteps;
import org.quartermaster.purchasing.PurchaseOrderFacts;
import org.quartermaster.purchasing.PurchaseOrderReading;
import org.quartermaster.purchasing.document.OrderPdf;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.suppliers.SupplierFacts;
import org.quartermaster.suppliers.Suppliers;
import org.quartermaster.ui.FactList;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.State;
import org.quartermaster.ui.WhyPanel;

/** One purchase order in the side panel: facts, lines, receipts, and the steps that fit its state. */
final class OrderPanel {

    private final WhyPanel panel;
    private final PurchaseOrderReading reading;
    private final OrderSteps steps;
    private final OrderEditing editing;
    private final OrderDocuments documents;
    private final OrderAdvices advices;
    private final Suppliers suppliers;
    private final BusinessCalendar calendar;
    private final Runnable changed;
    private final boolean mayChange = Actor.required().role().includes(Role.BUYER);

    OrderPanel(WhyPanel panel, PurchaseOrderReading reading, OrderSteps steps, OrderEditing editing, OrderDocuments documents,
            OrderAdvices advices, Suppliers suppliers, BusinessCalendar calendar, Runnable changed) {
        this.panel = panel;
        this.reading = reading;
        this.steps = steps;
        this.editing = editing;
        this.documents = documents;
        this.advices = advices;
        this.suppliers = suppliers;
        this.calendar = calendar;
        this.changed = changed;
    }

    void show(long id) {
        try {
            show(reading.one(id));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    private void show(PurchaseOrderFacts order) {
        var format = Format.current();
        panel.show(order.code() + " · " + text("purchasing.state." + order.state().code()),
                suppliers.find(order.supplier()).map(SupplierFacts::name).orElse(""));
        if (mayChange) {
            panel.section("purchasing.detail.steps", new OrderStepButtons(steps, editing, suppliers, calendar.planningDay(), this::changed).of(order));
        }
        panel.section("purchasing.detail.facts", facts(order, format));
        advice(order, format);
        panel.section("purchasing.detail.lines", lines(order, format), documents(order));
        panel.section("purchasing.detail.receipts", receipts(order, format));
    }

    private void changed(PurchaseOrderFacts order) {
        Notice.done(I18NProvider.translate("purchasing.notice.changed", order.code()));
        changed.run();
        show(order.id());
    }

    private FactList facts(PurchaseOrderFacts order, Format format) {
        var today = calendar.planningDay();
        var facts = new FactList().fact("purchasing.column.orderedOn", format.day(order.orderedOn(), today)).fact("purchasing.column.dueOn", format.day(order.dueOn(), today))
                .fact("purchasing.column.expectedOn", order.expectedOn() == null ? "" : format.day(order.expectedOn(), today))
                .fact("purchasing.column.value", format.money(order.value(), Currency.getInstance(order.currency())))
                .fact("purchasing.column.createdBy", order.createdBy() + " · " + format.moment(order.createdAt()))
                .fact("purchasing.detail.approved", approved(order, format)).fact("purchasing.detail.sent", sent(order, format));
        return order.reason().isEmpty() ? facts : facts.fact("purchasing.detail.reason", order.reason());
    }

    private static String approved(PurchaseOrderFacts order, Format format) {
        if (!order.approver().isEmpty()) {
            return I18NProvider.translate("purchasing.detail.waitsFor", text("purchasing.role." + order.approver()));
        }
        return order.approvedAt() == null ? order.approvedBy() : order.approvedBy() + " · " + format.moment(order.approvedAt());
    }

    private static String sent(PurchaseOrderFacts order, Format format) {
        if (order.sentAt() == null) {
            return "";
        }
        String way = order.sentHow().isEmpty() ? "" : " · " + text("purchasing.way." + order.sentHow());
        return format.moment(order.sentAt()) + way + (order.sentTo().isEmpty() ? "" : " · " + order.sentTo());
    }

    /** What the plan advises about it, and what is at stake. */
    private void advice(PurchaseOrderFacts order, Format format) {
        List<OrderAdvice> advised = order.state().isOpen() ? advices.of(order.id()) : List.of();
        if (advised.isEmpty()) {
            return;
        }
        var table = new MiniTable("purchasing.column.sku", "purchasing.column.advice", "purchasing.column.needOn", ">purchasing.column.stake");
        for (OrderAdvice advice : advised) {
            String sku = order.lines().stream().filter(line -> line.sku().value() == advice.skuId()).map(PurchaseOrderFacts.Line::skuCode).findFirst().orElse("");
            table.row(sku, text("purchasing.advice." + advice.action()), advice.needOn() == null ? Format.MISSING : format.day(advice.needOn()), format.money(advice.stake()));
        }
        panel.section("purchasing.column.advice", table, new Paragraph(text("purchasing.advice.basis")));
    }

    private MiniTable lines(PurchaseOrderFacts order, Format format) {
        var currency = Currency.getInstance(order.currency());
        var table = new MiniTable("purchasing.column.sku", ">purchasing.column.units", ">purchasing.column.confirmed", ">purchasing.column.received", ">purchasing.column.cost");
        for (var line : order.lines()) {
            table.row(new Anchor(CatalogNavigation.toSku(line.sku()), line.skuCode() + " · " + line.skuName()), format.quantity(line.units()), confirmed(line, format),
                    format.quantity(line.receivedUnits()), format.money(line.unitCost(), currency));
        }
        return table;
    }

    private Div documents(PurchaseOrderFacts order) {
        var links = new Div(new Anchor(PurchasingNavigation.toLinesOf(order.code()), text("purchasing.detail.export")), pdf(order, Locale.ENGLISH),
                pdf(order, Locale.SIMPLIFIED_CHINESE));
        links.addClassName("qm-steps");
        return links;
    }

    /** The order as a document, written when it is asked for. */
    private Anchor pdf(PurchaseOrderFacts order, Locale locale) {
        var link = new Anchor((DownloadHandler) event -> {
            event.setFileName(order.code() + ".pdf");
            event.setContentType("application/pdf");
            new OrderPdf(documents.of(order.id(), locale), locale, key -> I18NProvider.translate(locale, "purchasing.pdf." + key)).write(event.getOutputStream(), System.getenv("QM_FONT"));
        }, text("purchasing.pdf.link." + locale.getLanguage()));
        return link;
    }

    /** What the supplier confirmed, marked where it is not what was ordered; its own day below. */
    private static Component confirmed(PurchaseOrderFacts.Line line, Format format) {
        if (line.confirmedUnits() == null && line.expectedOn() == null) {
            return new Span(Format.MISSING);
        }
        String units = format.quantity(line.promisedUnits()) + (line.expectedOn() == null ? "" : " · " + format.day(line.expectedOn()));
        return line.promisedUnits() == line.units() ? new Span(units) : State.WATCH.badge(units);
    }

    private Component receipts(PurchaseOrderFacts order, Format format) {
        if (order.receipts().isEmpty()) {
            return new Paragraph(text("purchasing.detail.noReceipts"));
        }
        var table = new MiniTable("purchasing.column.receivedOn", ">purchasing.column.line", ">purchasing.column.units");
        order.receipts().forEach(receipt -> table.row(format.day(receipt.receivedOn()), format.quantity(receipt.lineNo()), format.quantity(receipt.units())));
        return table;
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}

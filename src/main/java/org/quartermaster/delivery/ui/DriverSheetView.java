package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.quartermaster.delivery.DeliveryPlan;
import org.quartermaster.delivery.DeliveryPlans;
import org.quartermaster.delivery.DriverLog;
import org.quartermaster.delivery.DriverSheet;
import org.quartermaster.delivery.StopKey;
import org.quartermaster.delivery.StopKind;
import org.quartermaster.delivery.VisitLog;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;

/**
 * One vehicle's tour on a page as wide as a phone, to print or to read on the way: stops in order with window
 * and arrival, to be checked off with the times as they are.
 */
@Route("driver-sheet/:plan/:vehicle")
@RolesAllowed(Role.VIEW)
public class DriverSheetView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final transient DeliveryPlans plans;
    private final transient DriverLog log;
    private transient DeliveryPlan plan;
    private transient Map<StopKey, VisitLog> noted = Map.of();
    private int vehicleNo;
    private boolean mayNote;
    private String title = "";

    @Inject
    public DriverSheetView(DeliveryPlans plans, DriverLog log) {
        this.plans = plans;
        this.log = log;
        addClassName("qm-sheet");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addStyleSheet("context://qm/delivery.css");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            long plan = event.getRouteParameters().getLong("plan").orElseThrow(NotFoundException::new);
            int vehicle = event.getRouteParameters().getInteger("vehicle").orElseThrow(NotFoundException::new);
            this.plan = plans.find(plan);
            vehicleNo = vehicle;
            noted = log.of(this.plan.head());
            mayNote = AllocationView.may(Role.BUYER);
            show();
        } catch (NotFound | IllegalArgumentException e) {
            throw new NotFoundException(e.getMessage());
        }
    }

    private void show() {
        DriverSheet sheet = DriverSheet.of(plan, vehicleNo);
        var format = Format.current();
        title = sheet.vehicle() + " · " + format.fullDay(sheet.day());
        removeAll();
        var print = new Button(getTranslation("delivery.sheet.print"), _ -> UI.getCurrent().getPage().executeJs("window.print()"));
        print.addClassName("no-print");
        add(print, new H1(title));
        add(new Paragraph(getTranslation("delivery.sheet.summary", sheet.depot().equals(sheet.end()) ? sheet.depot() : sheet.depot() + " → " + sheet.end(), sheet.departure().withSecond(0), sheet.back().withSecond(0),
                sheet.lines().size(), format.quantity(Math.round(sheet.metres() / 1000.0)))));
        add(new Paragraph(getTranslation("delivery.sheet.load", format.quantity(sheet.pieces()), format.quantity(Math.round(sheet.litres())),
                format.quantity(Math.round(sheet.kilograms())))));
        long over = sheet.lines().stream().filter(line -> noted.containsKey(line.key()) && noted.get(line.key()).isOver()).count();
        add(new Paragraph(getTranslation("delivery.sheet.progress", over, sheet.lines().size())));
        var list = new OrderedList();
        sheet.lines().forEach(line -> list.add(line(line, format)));
        add(list);
    }

    private ListItem line(DriverSheet.Line line, Format format) {
        VisitLog visit = noted.get(line.key());
        var box = new Span(visit == null ? "☐" : visit.state().equals("failed") ? "☒" : visit.isOver() ? "☑" : "◪");
        box.addClassName("box");
        var arrival = new Span(line.arrival().withSecond(0).toString());
        arrival.addClassName("arrival");
        var order = new Span(heading(line));
        order.addClassName("order");
        var where = new Anchor("geo:" + line.latitude() + "," + line.longitude(), line.shipTo());
        var window = new Span(getTranslation("delivery.sheet.line", line.windows(), format.quantity(line.pieces()),
                format.quantity(Math.ceil(line.litres())), format.quantity(Math.ceil(line.kilograms()))));
        window.addClassName("qm-soft");
        var item = line.kind() == StopKind.RELOAD ? new ListItem(new Div(box, arrival, order)) : new ListItem(new Div(box, arrival, order), new Div(where), new Div(window));
        item.addClassName(line.kind().code());
        if (visit != null) {
            item.add(new Div(actual(visit)));
            item.add(odometer(line.stopNo(), visit));
            item.addClassName("noted");
        }
        if (mayNote) {
            item.add(new VisitButtons(visit, (step, note) -> note(line.stopNo(), step, note)));
        }
        return item;
    }

    /** "SO-1 · Alice", "Fetch T-1 · Acme → Shop, Main Street 1", "Trip 2: load again". */
    private String heading(DriverSheet.Line line) {
        return switch (line.kind()) {
            case ORDER -> line.orderCode() + " · " + line.customer();
            case RELOAD -> getTranslation("delivery.sheet.reload", line.trip());
            case PICKUP, DROP, BACK -> getTranslation("delivery.sheet." + line.kind().code(), line.orderCode(), line.customer(), line.otherEnd());
        };
    }

    private BigDecimalField odometer(int stop, VisitLog visit) {
        var field = new BigDecimalField(getTranslation("delivery.sheet.odometer"));
        field.addClassName("no-print");
        field.setValue(visit.odometerKm());
        field.setReadOnly(!mayNote);
        field.addValueChangeListener(event -> {
            try {
                log.read(plan.head().id(), stop, event.getValue());
            } catch (RuntimeException problem) {
                Notice.failed(problem);
            }
        });
        return field;
    }

    /** The times as they were, on the depot's clock. */
    private Span actual(VisitLog visit) {
        var text = new Span(getTranslation("delivery.sheet." + visit.state(), clock(visit.arrivedAt()), visit.isOver() ? clock(visit.leftAt()) : "", visit.note()));
        text.addClassName("actual");
        return text;
    }

    private String clock(LocalDateTime utc) {
        return utc.atZone(ZoneOffset.UTC).withZoneSameInstant(ZoneId.of(plan.head().zone())).toLocalTime().withSecond(0).withNano(0).toString();
    }

    private void note(int stop, DriverLog.Step step, String note) {
        try {
            log.note(plan.head().id(), stop, step, note);
            noted = log.of(plan.head());
            show();
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}

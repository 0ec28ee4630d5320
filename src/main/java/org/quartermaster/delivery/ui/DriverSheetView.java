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
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.quartermaster.delivery.DeliveryPlans;
import org.quartermaster.delivery.DriverSheet;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.ui.Format;

/** One vehicle's tour on a page as wide as a phone, to print or to read on the way: stops in order with window, arrival and a box to tick. */
@Route("driver-sheet/:plan/:vehicle")
@RolesAllowed(Role.VIEW)
public class DriverSheetView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final transient DeliveryPlans plans;
    private String title = "";

    @Inject
    public DriverSheetView(DeliveryPlans plans) {
        this.plans = plans;
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
            show(DriverSheet.of(plans.find(plan), vehicle));
        } catch (NotFound | IllegalArgumentException e) {
            throw new NotFoundException(e.getMessage());
        }
    }

    private void show(DriverSheet sheet) {
        var format = Format.current();
        title = sheet.vehicle() + " · " + format.fullDay(sheet.day());
        removeAll();
        var print = new Button(getTranslation("delivery.sheet.print"), _ -> UI.getCurrent().getPage().executeJs("window.print()"));
        print.addClassName("no-print");
        add(print, new H1(title));
        add(new Paragraph(getTranslation("delivery.sheet.summary", sheet.depot(), sheet.departure().withSecond(0), sheet.back().withSecond(0),
                sheet.lines().size(), format.quantity(Math.round(sheet.metres() / 1000.0)))));
        add(new Paragraph(getTranslation("delivery.sheet.load", format.quantity(sheet.pieces()), format.quantity(Math.round(sheet.litres())),
                format.quantity(Math.round(sheet.kilograms())))));
        var list = new OrderedList();
        sheet.lines().forEach(line -> list.add(line(line, format)));
        add(list);
    }

    private ListItem line(DriverSheet.Line line, Format format) {
        var box = new Span("☐");
        box.addClassName("box");
        var arrival = new Span(line.arrival().withSecond(0).toString());
        arrival.addClassName("arrival");
        var order = new Span(line.orderCode() + " · " + line.customer());
        order.addClassName("order");
        var where = new Anchor("geo:" + line.latitude() + "," + line.longitude(), line.shipTo());
        var window = new Span(getTranslation("delivery.sheet.line", line.from().withSecond(0), line.to().withSecond(0), format.quantity(line.pieces()),
                format.quantity(Math.ceil(line.litres())), format.quantity(Math.ceil(line.kilograms()))));
        window.addClassName("qm-soft");
        return new ListItem(new Div(box, arrival, order), new Div(where), new Div(window));
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}

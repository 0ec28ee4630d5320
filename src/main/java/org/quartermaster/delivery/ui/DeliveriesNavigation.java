package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.quartermaster.delivery.DeliveryFigures;
import org.quartermaster.delivery.DeliveryPlans;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.ui.NavigationEntry;

/** The ways to the deliveries. */
@ApplicationScoped
public class DeliveriesNavigation implements NavigationEntry {
    private DeliveryPlans plans;
    private BusinessCalendar calendar;

    protected DeliveriesNavigation() {
    }

    @Inject
    public DeliveriesNavigation(DeliveryPlans plans, BusinessCalendar calendar) {
        this.plans = plans;
        this.calendar = calendar;
    }

    /** A day's deliveries. */
    public static String toDay(LocalDate day) {
        return "deliveries?day=" + day;
    }

    /** A day's deliveries of one depot. */
    public static String toDepot(LocalDate day, WarehouseId depot) {
        return toDay(day) + "&depot=" + depot.value();
    }

    /** One order among the deliveries of its day and depot. */
    public static String toOrder(LocalDate day, WarehouseId depot, String orderCode) {
        return toDepot(day, depot) + "&order=" + orderCode;
    }

    /** The allocation board. */
    public static String toAllocation() {
        return "allocation";
    }

    /** Transport orders. */
    public static String toTransports() {
        return "transports";
    }

    /** The driver's sheet of one vehicle. */
    public static String toSheet(long plan, int vehicleNo) {
        return "driver-sheet/" + plan + "/" + vehicleNo;
    }

    @Override
    public String path() {
        return "deliveries";
    }

    @Override
    public String textKey() {
        return "delivery.view.title";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.TRUCK;
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public boolean isInPocket() {
        return true;
    }

    @Override
    public Count count() {
        DeliveryFigures figures = plans.figures(calendar.planningDay());
        return new Count(figures.unserved(), figures.unservedValue());
    }
}

package org.quartermaster.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.math.BigDecimal;
import org.quartermaster.shared.Role;

/**
 * One line of the side navigation, offered by a room as an {@code @ApplicationScoped} CDI bean. Those in the pocket also make the bottom bar of small
 * screens.
 */
public interface NavigationEntry {

    /** What waits behind an entry: how many, and what they are worth (null when money says nothing). Zero shows no number. */
    record Count(long number, BigDecimal money) {
        public static final Count NONE = new Count(0, null);
    }

    /** The route, for example {@code replenishment}; empty for the first screen. */
    String path();

    /** The key of its name. */
    String textKey();

    /** Its icon when the navigation is collapsed. */
    VaadinIcon icon();

    /** Its place, ascending: Today 10, Replenishment 20, Purchase orders 30, Orders 40, Forecast 50, Stock 60, Deliveries 70, Alerts 80, Suppliers 90, Catalog 95, Imports 100, Jobs 110, Users 120. */
    int order();

    /** Whether it has one of the four places in the bottom bar of small screens; the others are behind "more". */
    default boolean isInPocket() {
        return false;
    }

    /** The lowest role that sees it. */
    default Role role() {
        return Role.VIEWER;
    }

    /** The number beside the name; asked with the actor bound, kept for some seconds. */
    default Count count() {
        return Count.NONE;
    }
}

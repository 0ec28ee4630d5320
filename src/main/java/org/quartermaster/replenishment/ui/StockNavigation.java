package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.quartermaster.ui.NavigationEntry;

/** The way to projected stock. */
@ApplicationScoped
public class StockNavigation implements NavigationEntry {

    static final String LIST = "stock";

    /** The in-app path of one SKU's projected stock in one warehouse, both by code. */
    public static String toLine(String sku, String warehouse) {
        return LIST + "?sku=" + URLEncoder.encode(sku, StandardCharsets.UTF_8) + "&warehouse=" + URLEncoder.encode(warehouse, StandardCharsets.UTF_8);
    }

    @Override
    public String path() {
        return LIST;
    }

    @Override
    public String textKey() {
        return "replenishment.stock.title";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.STORAGE;
    }

    @Override
    public int order() {
        return 60;
    }
}

package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.QueryParameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.quartermaster.ui.NavigationEntry;

/** The way to the forecasts. */
@ApplicationScoped
public class ForecastNavigation implements NavigationEntry {

    static final String HOME = "forecast";
    static final String LIST = "forecast/list";
    static final String VALUE = "forecast/value";
    static final String SCORES = "scores";
    static final String SERIES = "forecast/series";

    /** The in-app path of one SKU's forecast in one warehouse, both by code. */
    public static String toSku(String sku, String warehouse) {
        return SERIES + "?sku=" + encoded(sku) + "&warehouse=" + encoded(warehouse);
    }

    /** The in-app path of one SKU's forecast in all warehouses together. */
    public static String toSku(String sku) {
        return SERIES + "?sku=" + encoded(sku);
    }

    /** The in-app path of all forecasts with the scores of the run beside them. */
    public static String toScores() {
        return LIST + "?" + SCORES;
    }

    static QueryParameters parameters(String sku, String warehouse) {
        return QueryParameters.simple(Map.of("sku", sku, "warehouse", warehouse));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String path() {
        return HOME;
    }

    @Override
    public String textKey() {
        return "forecasting.view.title";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.TRENDING_UP;
    }

    @Override
    public int order() {
        return 50;
    }
}

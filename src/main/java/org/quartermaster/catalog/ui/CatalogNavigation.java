package org.quartermaster.catalog.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.QueryParameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.quartermaster.shared.SkuId;
import org.quartermaster.ui.NavigationEntry;

/** The ways to the catalogue. */
@ApplicationScoped
public class CatalogNavigation implements NavigationEntry {

    static final String PATH = "catalog";
    static final String CALENDAR = PATH + "/calendar";

    /** The in-app path of a SKU's page. */
    public static String toSku(SkuId sku) {
        return "sku?id=" + sku.value();
    }

    /** The in-app path of a SKU's page, by its code. */
    static String toSku(String code) {
        return "sku?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    /** Opens a SKU's page. */
    public static void openSku(SkuId sku) {
        UI.getCurrent().navigate("sku", QueryParameters.of("id", String.valueOf(sku.value())));
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String textKey() {
        return "catalog.view.title";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.BARCODE;
    }

    @Override
    public int order() {
        return 95;
    }
}

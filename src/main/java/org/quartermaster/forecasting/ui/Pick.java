package org.quartermaster.forecasting.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.quartermaster.forecasting.totals.Grain;

/**
 * What is picked in the four panels, as it stands in the address; all by code, blank for everything.
 *
 * @param isMoney whether figures are money at list price instead of units
 */
record Pick(String category, String sku, String warehouse, Grain grain, boolean isMoney) {

    static Pick read(QueryParameters parameters) {
        return new Pick(text(parameters, "category"), text(parameters, "sku"), text(parameters, "warehouse"), grain(text(parameters, "by")), text(parameters, "in").equals("money"));
    }

    private static String text(QueryParameters parameters, String name) {
        return parameters.getSingleParameter(name).orElse("");
    }

    private static Grain grain(String code) {
        for (Grain one : Grain.values()) {
            if (one.name().equalsIgnoreCase(code)) {
                return one;
            }
        }
        return Grain.WEEK;
    }

    QueryParameters parameters() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("category", category);
        named.put("sku", sku);
        named.put("warehouse", warehouse);
        named.put("by", grain == Grain.WEEK ? "" : grain.name().toLowerCase(Locale.ROOT));
        named.put("in", isMoney ? "money" : "");
        named.values().removeIf(String::isEmpty);
        return QueryParameters.simple(named);
    }

    /** Another category; the SKU is let go, because it may lie elsewhere. Picking the same again lets it go. */
    Pick withCategory(String code) {
        return new Pick(code.equals(category) && sku.isEmpty() ? "" : code, "", warehouse, grain, isMoney);
    }

    Pick withSku(String code) {
        return new Pick(category, code.equals(sku) ? "" : code, warehouse, grain, isMoney);
    }

    Pick withWarehouse(String code) {
        return new Pick(category, sku, code.equals(warehouse) ? "" : code, grain, isMoney);
    }

    Pick by(Grain other) {
        return new Pick(category, sku, warehouse, other, isMoney);
    }

    Pick in(boolean money) {
        return new Pick(category, sku, warehouse, grain, money);
    }
}

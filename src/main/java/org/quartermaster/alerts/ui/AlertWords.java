package org.quartermaster.alerts.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.quartermaster.alerts.AlertRow;
import org.quartermaster.alerts.detection.Evidence;
import org.quartermaster.catalog.ui.CatalogNavigation;
import org.quartermaster.forecasting.ui.ForecastNavigation;
import org.quartermaster.purchasing.ui.PurchasingNavigation;
import org.quartermaster.sales.ui.SalesNavigation;
import org.quartermaster.shared.SkuId;
import org.quartermaster.ui.Format;

/** Alerts in the person's language: codes and numbers become sentences here and nowhere else. */
public final class AlertWords {

    /** The figures of each pattern's sentence, in the order of its arguments; {@code :m} money, {@code :x} times, {@code :n} a bare number for a choice,
     * {@code :s} a signed share, {@code :d} three decimals. */
    private static final Map<String, String[]> ARGUMENTS = Map.ofEntries(
            Map.entry("out", new String[] {"daily", "lead", "lost"}), Map.entry("runs_out", new String[] {"days:n", "lead", "lost"}),
            Map.entry("slow", new String[] {"excess", "cover", "value:m"}), Map.entry("dead", new String[] {"excess", "value:m"}),
            Map.entry("spike", new String[] {"units", "days:n", "expected", "ago"}), Map.entry("shift_up", new String[] {"since", "expected", "now", "times:x"}),
            Map.entry("shift_down", new String[] {"since", "expected", "now"}), Map.entry("fading", new String[] {"expected", "now"}),
            Map.entry("overdue", new String[] {"late", "wait", "short", "lost"}), Map.entry("expected_late", new String[] {"wait", "short", "lost"}),
            Map.entry("suspicious", new String[] {"units", "usual_units", "value:m", "usual_value:m", "attempts:n"}),
            Map.entry("too_high", new String[] {"days", "bias:s", "bias_before:s"}), Map.entry("too_low", new String[] {"days", "bias:s", "bias_before:s"}),
            Map.entry("loose", new String[] {"days", "wql:d", "wql_before:d"}), Map.entry("burst", new String[] {"orders", "customers", "minutes", "firsts"}));

    private static final String FORECAST = "forecast";

    private AlertWords() {
    }

    /** Why, in one line. */
    public static String because(AlertRow row, Format format) {
        Evidence evidence = row.evidence();
        String first = row.kind().equals("late_order") && !evidence.texts().isEmpty() ? evidence.texts().getFirst() + ": " : "";
        return first + I18NProvider.translate("alerts.because." + row.pattern(), arguments(row.pattern(), evidence, format));
    }

    /** The patterns that have a sentence. */
    static Set<String> patterns() {
        return ARGUMENTS.keySet();
    }

    /** The arguments of a pattern's sentence. */
    static Object[] arguments(String pattern, Evidence evidence, Format format) {
        return Arrays.stream(ARGUMENTS.getOrDefault(pattern, new String[0])).map(name -> figure(evidence, name, format)).toArray();
    }

    private static Object figure(Evidence evidence, String name, Format format) {
        String[] parts = name.split(":");
        double value = evidence.number(parts[0]);
        if (parts.length == 1) {
            return format.quantity(value >= 10 ? Math.rint(value) : value);
        }
        return switch (parts[1]) {
            case "m" -> format.money(value);
            case "n" -> Double.isNaN(value) ? 0 : value;
            case "s" -> format.percent(value, 0);
            case "d" -> format.number(value, 3);
            default -> format.number(value, 1);
        };
    }

    /** What it is about: a SKU with its name, an order, or the forecasts of a demand class. */
    public static String subject(AlertRow row, Format format) {
        if (row.kind().equals(FORECAST)) {
            return subjects(row);
        }
        String name = format.locale().getLanguage().equals("zh") && !row.nameZh().isEmpty() ? row.nameZh() : row.name();
        return name.isEmpty() ? row.subject() : row.subject() + " " + name;
    }

    /** Its code, and how many more have the same cause: "POT-1004 +5". */
    public static String subjects(AlertRow row) {
        if (row.kind().equals(FORECAST)) {
            return I18NProvider.translate("alerts.subject.forecast", I18NProvider.translate("forecasting.class." + row.subject()));
        }
        return row.sameCause() > 1 ? row.subject() + " +" + (row.sameCause() - 1) : row.subject();
    }

    /** The screen where the subject is dealt with. */
    public static String path(AlertRow row) {
        return switch (row.kind()) {
            case "late_order" -> PurchasingNavigation.toOrder(row.orderId());
            case FORECAST -> ForecastNavigation.toScores();
            case "suspicious_order" -> SalesNavigation.toOrder(row.orderId());
            default -> CatalogNavigation.toSku(new SkuId(row.skuId()));
        };
    }
}

package org.quartermaster.alerts;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.alerts.detection.Overstock;

/**
 * What the company decided about alerts (settings {@code alerts.…}).
 *
 * @param leastMoney  alerts worth less are not made, company currency
 * @param lookShare   a cause is worth a look from this share of a day's sales on; urgent ones always are
 * @param mostPerKind a new alert must be among so many dearest of its kind
 * @param worseShare  an alert that was put aside comes back when it is worth more by this share
 * @param costs       what overstock costs
 */
record AlertSettings(double leastMoney, double lookShare, int mostPerKind, double worseShare, Overstock.Costs costs) {

    static AlertSettings read(Jdbi jdbi) {
        Map<String, String> values = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select name, value from setting where name like 'alerts.%'")
                .map((row, context) -> values.put(row.getString(1), row.getString(2))).forEach(_ -> { }));
        return new AlertSettings(number(values, "least_money", 50), number(values, "look_share", 0.1), (int) number(values, "most_per_kind", 40), number(values, "worse_share", 0.25),
                new Overstock.Costs(number(values, "holding_rate", 0.2), number(values, "write_off_share", 0.5), (int) number(values, "write_off_days", 365)));
    }

    private static double number(Map<String, String> values, String name, double standard) {
        String text = values.get("alerts." + name);
        try {
            return text == null ? standard : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalStateException("The setting alerts.%s (\"%s\") must be a number.".formatted(name, text), e);
        }
    }
}

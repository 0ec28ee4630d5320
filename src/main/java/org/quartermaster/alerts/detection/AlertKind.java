package org.quartermaster.alerts.detection;

import java.util.Locale;

/** What an alert is about. */
public enum AlertKind {
    /** Stock runs out before more can come. */
    STOCK_OUT,
    /** More than the forecast sells in reasonable time. */
    OVERSTOCK,
    /** Sales left the band they moved in. */
    DEMAND,
    /** A purchase order that is overdue or expected later than due. */
    LATE_ORDER,
    /** A customer order unlike the others. */
    SUSPICIOUS_ORDER,
    /** Forecasts that came true much worse than their back-test. */
    FORECAST;

    /** As it stands in tables and text keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such kind */
    public static AlertKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

package org.quartermaster.testing;

import java.time.LocalDate;
import org.quartermaster.shared.BusinessCalendar;

/** A calendar that stands on one day. */
public record FixedCalendar(LocalDate planningDay) implements BusinessCalendar {
    @Override
    public LocalDate lastSalesDay() {
        return planningDay.minusDays(1);
    }

    @Override
    public boolean isHistorical() {
        return false;
    }
}

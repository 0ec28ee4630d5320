package org.quartermaster.catalog;

import java.time.LocalDate;

/**
 * A holiday or event that moves demand.
 *
 * @param kind   {@code holiday} or {@code event}
 * @param region ISO country, or empty for everywhere
 */
public record CalendarEvent(LocalDate day, String kind, String region, String name, String nameZh) {
}

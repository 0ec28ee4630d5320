package org.quartermaster.catalog;

import java.time.LocalDate;

/**
 * A {@link CalendarEvent} as a line of a list.
 *
 * @param kind   {@code holiday}, {@code event}, {@code closed}
 * @param region ISO country, or empty for everywhere
 */
public record CalendarRow(int id, LocalDate day, String kind, String region, String name, String nameZh) {
}

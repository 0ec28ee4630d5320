package org.quartermaster.catalog;

import java.time.LocalDate;

/**
 * A holiday or event that moves demand, or a planned closure.
 *
 * @param kind   {@code holiday}, {@code event}, or {@code closed}: a day on which the warehouses there plan to be closed
 * @param region ISO country, or empty for everywhere
 */
public record CalendarEvent(LocalDate day, String kind, String region, String name, String nameZh) {
}

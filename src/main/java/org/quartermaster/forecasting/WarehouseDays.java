package org.quartermaster.forecasting;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartermaster.catalog.CalendarEvent;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.demand.Closures;
import org.quartermaster.forecasting.features.DayCalendar;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.stock.Warehouses;

/** What is known of the days of each warehouse, past and ahead: the holidays and events of its region, and when it is closed. */
final class WarehouseDays {

    private static final int HOLIDAY_REACH_DAYS = 30;
    private static final String HOLIDAY = "holiday";
    private static final String CLOSED = "closed";

    private final Map<Integer, DayCalendar> calendars = new HashMap<>();
    private final Map<Integer, boolean[]> closed = new HashMap<>();
    private final Map<Integer, boolean[]> unknown = new HashMap<>();

    /**
     * Which days.
     *
     * @param first   day of index 0
     * @param history days of history
     * @param horizon days ahead
     */
    record Reach(LocalDate first, int history, int horizon) {
        LocalDate last() {
            return first.plusDays(history - 1L);
        }

        LocalDate futureTo() {
            return last().plusDays(horizon);
        }
    }

    /** Reads all warehouses. @param print takes in what was read */
    static WarehouseDays read(SalesHistory history, Catalog catalog, Warehouses warehouses, Reach reach, InputPrint print) {
        var days = new WarehouseDays();
        List<CalendarEvent> events = catalog.calendarEvents(reach.first().minusDays(HOLIDAY_REACH_DAYS), reach.futureTo().plusDays(HOLIDAY_REACH_DAYS));
        Map<WarehouseId, Set<LocalDate>> was = history.closedDays(reach.first(), reach.last());
        Map<WarehouseId, Set<LocalDate>> gaps = history.unknownDays(reach.first(), reach.last());
        print.add(events);
        for (WarehouseFacts warehouse : warehouses.all()) {
            List<CalendarEvent> own = events.stream().filter(event -> event.region().isEmpty() || event.region().equals(warehouse.region())).toList();
            boolean[] closed = Closures.expected(reach.first(), reach.history(), reach.horizon(), was.getOrDefault(warehouse.id(), Set.of()), holidays(own), daysOf(own, CLOSED));
            days.closed.put(warehouse.id().value(), closed);
            boolean[] unknown = new boolean[reach.history()];
            gaps.getOrDefault(warehouse.id(), Set.of()).forEach(day -> unknown[(int) reach.first().until(day, ChronoUnit.DAYS)] = true);
            days.unknown.put(warehouse.id().value(), unknown);
            days.calendars.put(warehouse.id().value(), new DayCalendar(reach.first(), reach.history() + reach.horizon(), occasions(own)));
            print.add(warehouse.id()).add(warehouse.region()).add(Arrays.toString(closed));
        }
        return days;
    }

    private static Collection<List<LocalDate>> holidays(List<CalendarEvent> events) {
        return events.stream().filter(event -> event.kind().equals(HOLIDAY)).collect(Collectors.groupingBy(CalendarEvent::name, Collectors.mapping(CalendarEvent::day, Collectors.toList()))).values();
    }

    /** Days on which people buy otherwise; a planned closure is none. */
    private static Set<LocalDate> occasions(List<CalendarEvent> events) {
        return events.stream().filter(event -> !event.kind().equals(CLOSED)).map(CalendarEvent::day).collect(Collectors.toSet());
    }

    private static Set<LocalDate> daysOf(List<CalendarEvent> events, String kind) {
        return events.stream().filter(event -> event.kind().equals(kind)).map(CalendarEvent::day).collect(Collectors.toSet());
    }

    boolean knows(WarehouseId warehouse) {
        return calendars.containsKey(warehouse.value());
    }

    DayCalendar calendar(WarehouseId warehouse) {
        return calendars.get(warehouse.value());
    }

    /** Whether the sales of a day of the history are not known. */
    boolean[] unknown(WarehouseId warehouse) {
        return unknown.get(warehouse.value());
    }

    /** Per day, reaching over the horizon. */
    boolean[] closed(WarehouseId warehouse) {
        return closed.get(warehouse.value());
    }
}

package org.quartermaster.rest;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items the rows
 * @param next  to be sent as {@code after} for the next page; absent on the last one
 */
public record Page<T>(List<T> items, String next) {

    /** The first {@code limit} of up to {@code limit + 1} rows; {@code next} points behind them when there are more. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> key) {
        return rows.size() <= limit ? new Page<>(List.copyOf(rows), null) : new Page<>(List.copyOf(rows.subList(0, limit)), key.apply(rows.get(limit - 1)));
    }
}

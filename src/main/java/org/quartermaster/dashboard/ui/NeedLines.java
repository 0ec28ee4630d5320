package org.quartermaster.dashboard.ui;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.quartermaster.dashboard.Today;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.Sort;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.Format;

/** The short list of what needs somebody, read once and filtered here: it comes from several rooms and has a few hundred lines at most. */
final class NeedLines implements RowSource<NeedLine> {

    private final Today today;
    private final LocalDate day;
    private final Format format = Format.current();
    private List<NeedLine> lines;

    NeedLines(Today today, LocalDate day) {
        this.today = today;
        this.day = day;
    }

    /** Reads again at the next question. */
    void forget() {
        lines = null;
    }

    private List<NeedLine> lines() {
        if (lines == null) {
            lines = today.needs().stream().map(need -> NeedLine.of(need, format, day)).toList();
        }
        return lines;
    }

    private List<NeedLine> of(TableQuery query) {
        var found = lines().stream().filter(line -> query.filters().stream().allMatch(filter -> holds(filter, line)));
        for (Sort sort : query.sorts().reversed()) {
            found = found.sorted(order(sort));
        }
        return found.toList();
    }

    @Override
    public List<NeedLine> page(TableQuery query, int offset, int limit) {
        return of(query).stream().skip(offset).limit(limit).toList();
    }

    @Override
    public long count(TableQuery query) {
        return of(query).size();
    }

    @Override
    public void forEach(TableQuery query, Consumer<NeedLine> consumer) {
        of(query).forEach(consumer);
    }

    private static Object value(String column, NeedLine line) {
        return switch (column) {
            case "mark" -> line.mark();
            case "kind" -> line.kind();
            case "what" -> line.what();
            case "because" -> line.because();
            case "warehouse" -> line.warehouse();
            case "money" -> line.money();
            default -> throw new IllegalArgumentException("There is no column \"%s\" here.".formatted(column));
        };
    }

    private static boolean holds(Filter filter, NeedLine line) {
        Object value = value(filter.column(), line);
        return switch (filter) {
            case Filter.Contains contains -> value != null && value.toString().toLowerCase(Locale.ROOT).contains(contains.text().toLowerCase(Locale.ROOT));
            case Filter.OneOf one -> value != null && one.values().stream().anyMatch(wanted -> wanted.equalsIgnoreCase(value.toString()));
            case Filter.NumberBetween between -> value instanceof BigDecimal number && (between.from() == null || number.compareTo(between.from()) >= 0)
                    && (between.to() == null || number.compareTo(between.to()) <= 0);
            case Filter.DayBetween _ -> true;
            case Filter.Empty empty -> empty.empty() == (value == null);
        };
    }

    private static Comparator<NeedLine> order(Sort sort) {
        Comparator<NeedLine> order = switch (sort.column()) {
            case "money" -> Comparator.comparing(NeedLine::money);
            case "mark" -> Comparator.comparing(NeedLine::mark);
            default -> Comparator.comparing(text(sort.column()));
        };
        return sort.descending() ? order.reversed() : order;
    }

    private static Function<NeedLine, String> text(String column) {
        return line -> String.valueOf(value(column, line));
    }
}

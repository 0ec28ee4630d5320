package org.quartermaster.exchange;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How days are written in a file when it is not year first: day first (31/12/2025) or month first (12/31/2025). Year-first texts, Chinese texts
 * (2025年12月31日) and Excel serial numbers (46022) are read in both.
 */
public enum DayOrder {
    DAY_FIRST, MONTH_FIRST;

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[T ]+(.*))?");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{2}|\\d{4})(?:[T ,]+(.*))?");
    private static final Pattern COMPACT = Pattern.compile("(20\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(\\.\\d+)?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s*([AaPp][Mm])?Z?");
    private static final LocalDate EXCEL_ZERO = LocalDate.of(1899, 12, 30);

    /** The moment, at midnight when no time is given; empty when the text is no day between 1990 and 2100. */
    public Optional<LocalDateTime> parse(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        try {
            return read(plain).filter(moment -> moment.getYear() >= 1990 && moment.getYear() <= 2100);
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<LocalDateTime> read(String plain) {
        Matcher yearFirst = YEAR_FIRST.matcher(plain);
        if (yearFirst.matches()) {
            return at(LocalDate.of(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3)), yearFirst.group(4));
        }
        Matcher yearLast = YEAR_LAST.matcher(plain);
        if (yearLast.matches()) {
            int year = number(yearLast, 3) + (yearLast.group(3).length() == 2 ? 2000 : 0);
            int month = number(yearLast, this == DAY_FIRST ? 2 : 1);
            return at(LocalDate.of(year, month, number(yearLast, this == DAY_FIRST ? 1 : 2)), yearLast.group(4));
        }
        Matcher compact = COMPACT.matcher(plain);
        if (compact.matches()) {
            return at(LocalDate.of(number(compact, 1), number(compact, 2), number(compact, 3)), null);
        }
        return SERIAL.matcher(plain).matches() ? Optional.of(serial(Double.parseDouble(plain))) : Optional.empty();
    }

    private static LocalDateTime serial(double days) {
        long seconds = Math.round((days - Math.floor(days)) * 86_400);
        return EXCEL_ZERO.plusDays((long) Math.floor(days)).atStartOfDay().plusSeconds(seconds);
    }

    private static Optional<LocalDateTime> at(LocalDate day, String time) {
        if (time == null || time.isBlank()) {
            return Optional.of(day.atStartOfDay());
        }
        Matcher matcher = TIME.matcher(time.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int hour = number(matcher, 1);
        if (matcher.group(4) != null) {
            hour = hour % 12 + (matcher.group(4).equalsIgnoreCase("pm") ? 12 : 0);
        }
        return Optional.of(day.atTime(LocalTime.of(hour, number(matcher, 2), matcher.group(3) == null ? 0 : number(matcher, 3))));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** The order in which more of the texts are days; empty when both fit as many and differ somewhere, as for 03/04/2025. */
    public static Optional<DayOrder> guess(Collection<String> texts) {
        long day = texts.stream().filter(text -> DAY_FIRST.parse(text).isPresent()).count();
        long month = texts.stream().filter(text -> MONTH_FIRST.parse(text).isPresent()).count();
        if (day != month) {
            return Optional.of(day > month ? DAY_FIRST : MONTH_FIRST);
        }
        boolean isOpen = texts.stream().anyMatch(text -> !DAY_FIRST.parse(text).equals(MONTH_FIRST.parse(text)));
        return isOpen ? Optional.empty() : Optional.of(DAY_FIRST);
    }
}

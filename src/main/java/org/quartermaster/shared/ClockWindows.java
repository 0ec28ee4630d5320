package org.quartermaster.shared;

import static java.util.stream.Collectors.joining;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Times of any day between which something may be done, on one place's clock: {@code 09:00-12:00, 14:00-18:00}.
 *
 * @param spans in their order, apart from each other; none: at any time
 */
public record ClockWindows(List<Span> spans) {
    /** At any time. */
    public static final ClockWindows ALWAYS = new ClockWindows(List.of());
    /** So many can be said. */
    public static final int MOST = 6;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("HH:mm");

    /** One of them; ends later on the day than it begins. */
    public record Span(LocalTime from, LocalTime to) {
        public Span {
            if (!to.isAfter(from)) {
                throw new IllegalArgumentException("The window %s–%s must end after it starts, on the same day.".formatted(from, to));
            }
        }

        @Override
        public String toString() {
            return SHOWN.format(from) + "-" + SHOWN.format(to);
        }
    }

    public ClockWindows {
        var merged = new ArrayList<Span>();
        spans.stream().sorted(Comparator.comparing(Span::from)).forEach(span -> {
            boolean isApart = merged.isEmpty() || span.from().isAfter(merged.getLast().to());
            merged.add(isApart ? span : joined(merged.removeLast(), span));
        });
        if (merged.size() > MOST) {
            throw new IllegalArgumentException("%d windows are more than %d.".formatted(merged.size(), MOST));
        }
        spans = List.copyOf(merged);
    }

    private static Span joined(Span first, Span second) {
        return new Span(first.from(), first.to().isAfter(second.to()) ? first.to() : second.to());
    }

    /**
     * Reads {@code 9:00-12:00, 14:00–18:00}; commas, semicolons, or line breaks between, hyphen or dash within.
     *
     * @throws IllegalArgumentException naming the part that is no window
     */
    public static ClockWindows parse(String text) {
        if (text == null || text.isBlank()) {
            return ALWAYS;
        }
        var spans = new ArrayList<Span>();
        for (String part : text.strip().split("\\s*[,;，；\\n]\\s*")) {
            String[] ends = part.split("\\s*[-–—~]\\s*");
            try {
                spans.add(new Span(LocalTime.parse(ends[0], CLOCK), LocalTime.parse(ends[ends.length == 2 ? 1 : ends.length], CLOCK)));
            } catch (DateTimeParseException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException("\"%s\" is no window; write 09:00-12:00, several with commas between.".formatted(part), e);
            }
        }
        return new ClockWindows(spans);
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /** These and others together. */
    public ClockWindows and(ClockWindows others) {
        var all = new ArrayList<>(spans);
        all.addAll(others.spans);
        return new ClockWindows(all);
    }

    /** As {@link #parse} reads it; empty for none. */
    public String text() {
        return spans.stream().map(Span::toString).collect(joining(","));
    }

    @Override
    public String toString() {
        return text();
    }
}

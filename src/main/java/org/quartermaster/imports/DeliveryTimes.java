package org.quartermaster.imports;

import java.util.Optional;
import org.quartermaster.shared.ClockWindows;

/** Times of day in one column: {@code 09:00-12:00, 14:00-18:00}. */
final class DeliveryTimes {

    private DeliveryTimes() {
    }

    /** As they are kept, empty text for none; nothing when they cannot be read. */
    static Optional<String> of(Object value) {
        try {
            return Optional.of(ClockWindows.parse(value == null ? "" : value.toString()).text());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

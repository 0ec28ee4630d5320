package org.quartermaster.shared.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/** One condition on one column. Columns are named by the row record's components. */
public sealed interface Filter {
    /** The column's name. */
    String column();

    /** The text contains {@code text}, ignoring case. */
    record Contains(String column, String text) implements Filter {
    }

    /** Equals one of the values. */
    record OneOf(String column, Set<String> values) implements Filter {
        public OneOf {
            values = Set.copyOf(values);
        }
    }

    /** Lies between two numbers, both included; null means open. */
    record NumberBetween(String column, BigDecimal from, BigDecimal to) implements Filter {
    }

    /** Lies between two days, both included; null means open. */
    record DayBetween(String column, LocalDate from, LocalDate to) implements Filter {
    }

    /** Has no value, or has one. */
    record Empty(String column, boolean empty) implements Filter {
    }
}

package org.quartermaster.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.Sort;

class TableQueriesTest {

    record Row(String code, int units, double value, LocalDate day, boolean open) {
    }

    @Test
    void readsEveryOperation() {
        var query = TableQueries.of(Row.class, List.of("code:has:a:b", "code:in:x|y", "units:eq:5", "value:ge:1.5", "day:between:2026-01-01..", "open:eq:true", "day:empty:true"),
                List.of("-value", "code"));
        assertThat(query.filters()).containsExactly(new Filter.Contains("code", "a:b"), new Filter.OneOf("code", Set.of("x", "y")),
                new Filter.NumberBetween("units", new BigDecimal(5), new BigDecimal(5)), new Filter.NumberBetween("value", new BigDecimal("1.5"), null),
                new Filter.DayBetween("day", LocalDate.of(2026, 1, 1), null), new Filter.OneOf("open", Set.of("1")), new Filter.Empty("day", true));
        assertThat(query.sorts()).containsExactly(new Sort("value", true), new Sort("code", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "code:has", "nope:has:x", "code;drop table x:has:1", "code:like:x", "units:ge:many", "day:le:tomorrow"})
    void refusesWithTheReason(String filter) {
        assertThatThrownBy(() -> TableQueries.of(Row.class, List.of(filter), List.of())).isInstanceOf(Refused.class)
                .satisfies(error -> assertThat(((Refused) error).status()).isEqualTo(400));
    }

    @Test
    void refusesToSortByWhatIsNoColumn() {
        assertThatThrownBy(() -> TableQueries.of(Row.class, List.of(), List.of("-(select 1)"))).isInstanceOf(Refused.class).hasMessageContaining("Columns: code, day");
    }
}

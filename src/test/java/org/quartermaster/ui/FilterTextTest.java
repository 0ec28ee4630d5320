package org.quartermaster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.Sort;
import org.quartermaster.shared.table.TableQuery;

class FilterTextTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @CsvSource({"10, 10, 10", "10..20, 10, 20", ">10, 10,", ">=10, 10,", "<20, , 20", "≤ 20, , 20", "..20, , 20", "-5..-1, -5, -1", "'1,200', 1200, 1200", "−3, -3, -3"})
    void readsNumberRanges(String typed, BigDecimal from, BigDecimal to) {
        assertThat(FilterText.read("value", ColumnType.MONEY, typed, TODAY)).contains(new Filter.NumberBetween("value", from, to));
    }

    @Test
    void readsPercentagesAsShares() {
        assertThat(FilterText.read("share", ColumnType.PERCENT, "5..10 %", TODAY))
                .contains(new Filter.NumberBetween("share", new BigDecimal("0.05"), new BigDecimal("0.10")));
        assertThat(FilterText.write(new Filter.NumberBetween("share", new BigDecimal("0.05"), null), ColumnType.PERCENT)).isEqualTo("5..");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-26, 2026-11-26, 2026-11-26", "today..+7, 2026-11-22, 2026-11-29", "-30..today, 2026-10-23, 2026-11-22", "<今天, , 2026-11-22", ">2026-12-01, 2026-12-01,"})
    void readsDayRangesAlsoRelativeToToday(String typed, LocalDate from, LocalDate to) {
        assertThat(FilterText.read("day", ColumnType.DAY, typed, TODAY)).contains(new Filter.DayBetween("day", from, to));
    }

    @Test
    void readsTextAndPresence() {
        assertThat(FilterText.read("name", ColumnType.TEXT, " mug ", TODAY)).contains(new Filter.Contains("name", "mug"));
        assertThat(FilterText.read("name", ColumnType.TEXT, "-", TODAY)).contains(new Filter.Empty("name", true));
        assertThat(FilterText.read("cover", ColumnType.NUMBER, "*", TODAY)).contains(new Filter.Empty("cover", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "ten", "1..x", "--"})
    void takesNoFilterFromWhatIsNoNumber(String typed) {
        assertThat(FilterText.read("value", ColumnType.NUMBER, typed, TODAY)).isEmpty();
    }

    @Test
    void bringsAQueryBackFromAnAddress() {
        var types = Map.of("name", ColumnType.TEXT, "value", ColumnType.MONEY, "supplier", ColumnType.TEXT, "orderBy", ColumnType.DAY, "share", ColumnType.PERCENT);
        var query = new TableQuery(List.of(new Filter.Contains("name", "blue mug"), new Filter.NumberBetween("value", BigDecimal.TEN, null),
                new Filter.OneOf("supplier", Set.of("3", "7")), new Filter.DayBetween("orderBy", null, TODAY), new Filter.Empty("share", true)),
                List.of(new Sort("value", true), new Sort("name", false)));
        var parameters = QueryText.write(query, types::get, Map.of("warehouse", List.of("2"), "f.old", List.of("x")));
        assertThat(parameters).containsEntry("warehouse", List.of("2")).containsEntry("f.value", List.of("10..")).doesNotContainKey("f.old");
        assertThat(QueryText.read(parameters, types::get, TODAY)).isEqualTo(query);
    }

    @Test
    void ignoresColumnsOfAnAddressThatAreNotThere() {
        assertThat(QueryText.read(Map.of("f.gone", List.of("1"), "sort", List.of("gone,-also")), _ -> null, TODAY)).isEqualTo(TableQuery.ALL);
    }

    @Test
    void keepsAViewAsJson() {
        var query = new TableQuery(List.of(new Filter.OneOf("kind", Set.of("A")), new Filter.NumberBetween("value", new BigDecimal("1.50"), null),
                new Filter.DayBetween("day", TODAY, null), new Filter.Empty("x", false), new Filter.Contains("n", "“杯”")), List.of(new Sort("value", true)));
        var view = GridView.of(List.of(new GridView.Column("sku", "110px", true), new GridView.Column("kind", null, false)), query);
        GridView back = Json.read(Json.of(view), GridView.class);
        assertThat(back.columns()).isEqualTo(view.columns());
        assertThat(back.query()).isEqualTo(query);
    }
}

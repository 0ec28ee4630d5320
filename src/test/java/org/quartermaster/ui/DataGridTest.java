package org.quartermaster.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.Sort;
import org.quartermaster.shared.table.TableQuery;

/** What a person does to a grid arrives as a {@link TableQuery}. */
class DataGridTest {

    enum Mode { SEA, AIR }

    record Row(String sku, Integer units, BigDecimal value, LocalDate orderBy, Mode mode, State state) {
    }

    /** Remembers what it was asked. */
    private static final class Asked implements RowSource<Row> {
        private final List<TableQuery> queries = new ArrayList<>();
        private int largestPage;

        @Override
        public List<Row> page(TableQuery query, int offset, int limit) {
            queries.add(query);
            largestPage = Math.max(largestPage, limit);
            return rows().subList(Math.min(offset, 3), Math.min(offset + limit, 3));
        }

        @Override
        public long count(TableQuery query) {
            return 3;
        }

        @Override
        public void forEach(TableQuery query, Consumer<Row> consumer) {
            queries.add(query);
            rows().forEach(consumer);
        }

        private static List<Row> rows() {
            return List.of(new Row("A", 1, new BigDecimal("10.5"), LocalDate.of(2026, 11, 22), Mode.SEA, State.ACT),
                    new Row("B", 2, new BigDecimal("200"), null, Mode.AIR, State.WATCH), new Row("C", null, null, null, Mode.SEA, State.GOOD));
        }

        TableQuery last() {
            return queries.getLast();
        }
    }

    private final Asked source = new Asked();
    private DataGrid<Row> grid;

    @BeforeEach
    void open() {
        System.setProperty("vaadin.i18n.provider", I18n.class.getName());
        MockVaadin.setup();
        UI.getCurrent().setLocale(Locale.ENGLISH);
        grid = new DataGrid<>("test.rows", Row.class, source).identity(Row::sku).sortedBy("value", true).onSelect(_ -> { });
        grid.text("sku", "ui.views.name");
        grid.number("units", "ui.unit.pieces", "ui.unit.pieces").summed();
        grid.money("value", "ui.views.title").summed();
        grid.day("orderBy", "ui.export.day");
        grid.text("mode", "ui.export.by").words("ui.theme.");
        grid.state("state", "ui.state.act");
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    private void show() {
        UI.getCurrent().add(grid, grid.views(), grid.totals());
        grid.filterRow(true);
        MockVaadin.clientRoundtrip();
    }

    private TextField filter(String header) {
        return _find(grid, TextField.class).stream().filter(f -> f.getAriaLabel().orElse("").contains(header)).findFirst().orElseThrow();
    }

    @Test
    void asksForPagesNotForEverything() {
        show();
        assertThat(GridKt._size(grid.grid())).isEqualTo(3);
        assertThat(GridKt._get(grid.grid(), 0).sku()).isEqualTo("A");
        assertThat(source.largestPage).isLessThanOrEqualTo(60);
        assertThat(source.last().sorts()).containsExactly(new Sort("value", true));
    }

    @Test
    void turnsTypedRangesIntoFilters() {
        show();
        filter("Views").setValue(">100");
        filter("Name").setValue("mug");
        filter("Business day").setValue("..2026-11-30");
        GridKt._get(grid.grid(), 0);
        assertThat(source.last().filters()).containsExactlyInAnyOrder(new Filter.NumberBetween("value", BigDecimal.valueOf(100), null),
                new Filter.Contains("sku", "mug"), new Filter.DayBetween("orderBy", null, LocalDate.of(2026, 11, 30)));
    }

    @Test
    void offersEnumsAndStatesAsChoices() {
        show();
        List<MultiSelectComboBox<String>> choices = new ArrayList<>();
        _find(grid, MultiSelectComboBox.class).forEach(choices::add);
        assertThat(choices).hasSize(2);
        choices.get(1).setValue(Set.of("ACT", "WATCH"));
        GridKt._get(grid.grid(), 0);
        assertThat(source.last().filters()).containsExactly(new Filter.OneOf("state", Set.of("ACT", "WATCH")));
    }

    @Test
    void marksWhatCannotBeReadAndDoesNotFilterByIt() {
        show();
        filter("Views").setValue("a lot");
        assertThat(filter("Views").isInvalid()).isTrue();
        assertThat(grid.query().filters()).isEmpty();
    }

    @Test
    void showsEachFilterAsAChipThatRemovesIt() {
        grid.filteredBy(new Filter.Contains("sku", "mug"));
        show();
        assertThat(grid.query().filters()).hasSize(1);
        _click(_get(Button.class, spec -> spec.withText("Name: mug ×")));
        assertThat(grid.query().filters()).isEmpty();
        assertThat(filter("Name").getValue()).isEmpty();
    }

    @Test
    void keepsFiltersWhileTheirFieldsAreHidden() {
        grid.filteredBy(new Filter.OneOf("state", Set.of("ACT")), new Filter.Contains("sku", "mug"));
        show();
        filter("Views").setValue("..5");
        TableQuery before = grid.query();
        grid.toggleFilterRow();
        assertThat(_find(grid, TextField.class)).isEmpty();
        assertThat(Set.copyOf(grid.query().filters())).isEqualTo(Set.copyOf(before.filters())).hasSize(3);
        grid.toggleFilterRow();
        assertThat(filter("Name").getValue()).isEqualTo("mug");
        assertThat(Set.copyOf(grid.query().filters())).isEqualTo(Set.copyOf(before.filters()));
    }

    @Test
    void keepsTheScopeOutOfReachOfThePerson() {
        show();
        grid.scope(new Filter.OneOf("mode", Set.of("SEA")));
        assertThat(grid.query().filters()).containsExactly(new Filter.OneOf("mode", Set.of("SEA")));
        assertThat(_find(Button.class, spec -> spec.withClasses("qm-chip"))).isEmpty();
    }

    @Test
    void keepsTheSortingWhenFilterFieldsComeAndGo() {
        show();
        grid.toggleFilterRow();
        grid.toggleFilterRow();
        MockVaadin.clientRoundtrip();
        assertThat(grid.query().sorts()).containsExactly(new Sort("value", true));
    }

    @Test
    void meansAllMatchingWithoutListingThem() {
        show();
        grid.grid().select(Asked.rows().getFirst());
        assertThat(grid.selection().count()).isEqualTo(1);
        _click(_get(Button.class, spec -> spec.withText("Select all 3 that match")));
        Selection<Row> selection = grid.selection();
        assertThat(selection.allMatching()).isTrue();
        assertThat(selection.rows()).isEmpty();
        var visited = new ArrayList<String>();
        selection.forEach(row -> visited.add(row.sku()));
        assertThat(visited).containsExactly("A", "B", "C");
    }

    @Test
    void showsNewValuesOfManyRowsAndTellsOfTheirSelectionOnce() {
        var told = new ArrayList<Selection<Row>>();
        grid.onSelect(told::add);
        show();
        List<Row> old = Asked.rows();
        grid.grid().asMultiSelect().select(old.get(0), old.get(1));
        told.clear();
        List<Row> changed = old.stream().map(row -> new Row(row.sku(), 77, row.value(), row.orderBy(), row.mode(), row.state())).toList();
        grid.refresh(changed);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().rows()).as("the third was not selected").containsExactlyInAnyOrder(changed.get(0), changed.get(1));
        assertThat(grid.selection()).isEqualTo(told.getFirst());
    }

    @Test
    void forgetsTheSelectionWhenTheFilterChanges() {
        show();
        grid.grid().select(Asked.rows().getFirst());
        filter("Name").setValue("x");
        assertThat(grid.selection().isEmpty()).isTrue();
    }

    @Test
    void takesTheFirstFiltersOfAViewThatWasNotShownYet() {
        grid.show(List.of(new Filter.Contains("sku", "B")), List.of(new Sort("sku", false)));
        show();
        assertThat(grid.query()).isEqualTo(new TableQuery(List.of(new Filter.Contains("sku", "B")), List.of(new Sort("sku", false))));
    }

    @Test
    void refusesAColumnThatTheRowDoesNotHave() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> grid.text("sukk", "ui.views.name")))
                .hasMessageContaining("no component \"sukk\"").hasMessageContaining("sku, units");
    }

    @Test
    void showsAndExportsValuesByTheirType() {
        DataColumn<Row> money = grid.columns().get("value");
        DataColumn<Row> state = grid.columns().get("state");
        Row row = Asked.rows().get(1);
        assertThat(money.text(row, grid.format())).isEqualTo("200");
        assertThat(money.value(row)).isEqualTo(new BigDecimal("200"));
        assertThat(money.text(Asked.rows().get(2), grid.format())).isEqualTo("–");
        assertThat(state.raw(row)).isEqualTo(State.WATCH);
    }
}

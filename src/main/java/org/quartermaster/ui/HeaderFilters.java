package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.grid.HeaderRow;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.quartermaster.shared.table.Filter;

/** The filter fields under the column names, one per column, and the filters they stand for. */
final class HeaderFilters<T> {

    /** A field: how to read its filter, and how to show one (null clears). */
    private interface Field {
        Optional<Filter> read();

        void show(Filter filter);

        default boolean canShow(Filter filter) {
            return !(filter instanceof Filter.OneOf);
        }
    }

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, Filter> unshown = new LinkedHashMap<>();
    private final LocalDate today;
    private final Runnable changed;
    private TextField first;
    private boolean quiet;

    HeaderFilters(LocalDate today, Runnable changed) {
        this.today = today;
        this.changed = changed;
    }

    /** Makes the fields in a header row and fills them with the filters as they stand. */
    void open(HeaderRow row, Iterable<DataColumn<T>> columns) {
        List<Filter> now = filters();
        for (DataColumn<T> column : columns) {
            if (column.isFilterable()) {
                row.getCell(column.column()).setComponent(isChoice(column) ? choice(column) : typed(column));
            }
        }
        show(now);
    }

    /** Forgets the fields, which are going away, and keeps their filters. */
    void close(HeaderRow row) {
        List<Filter> now = filters();
        row.getCells().forEach(cell -> cell.setText(""));
        fields.clear();
        first = null;
        show(now);
    }

    /** Where typing begins: the first text field. */
    Optional<TextField> first() {
        return Optional.ofNullable(first);
    }

    private static boolean isChoice(DataColumn<?> column) {
        return column.options() != null || column.type() == ColumnType.STATE;
    }

    private Component typed(DataColumn<T> column) {
        var field = new TextField();
        dress(field, column);
        field.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(250);
        field.setTooltipText(I18NProvider.translate(column.type() == ColumnType.TEXT ? "ui.filter.hint.text"
                : column.type() == ColumnType.DAY || column.type() == ColumnType.MOMENT ? "ui.filter.hint.day" : "ui.filter.hint.number"));
        first = first == null ? field : first;
        fields.put(column.name(), new Field() {
            @Override
            public Optional<Filter> read() {
                Optional<Filter> filter = FilterText.read(column.name(), column.type(), field.getValue(), today);
                field.setInvalid(filter.isEmpty() && !field.getValue().isBlank());
                return filter;
            }

            @Override
            public void show(Filter filter) {
                field.setValue(filter == null ? "" : FilterText.write(filter, column.type()));
            }
        });
        field.addValueChangeListener(_ -> fire());
        return field;
    }

    private Component choice(DataColumn<T> column) {
        var field = new MultiSelectComboBox<String>();
        dress(field, column);
        field.getElement().getThemeList().add("small");
        field.setClearButtonVisible(true);
        Map<String, String> options = column.options() == null ? states() : column.options().get();
        field.setItems(options.keySet());
        field.setItemLabelGenerator(code -> options.getOrDefault(code, code));
        fields.put(column.name(), new Field() {
            @Override
            public Optional<Filter> read() {
                Set<String> chosen = field.getValue();
                return chosen.isEmpty() ? Optional.empty() : Optional.of(new Filter.OneOf(column.name(), chosen));
            }

            @Override
            public void show(Filter filter) {
                field.setValue(filter instanceof Filter.OneOf one ? one.values() : Set.of());
            }

            @Override
            public boolean canShow(Filter filter) {
                return filter instanceof Filter.OneOf;
            }
        });
        field.addValueChangeListener(_ -> fire());
        return field;
    }

    private static Map<String, String> states() {
        var map = new LinkedHashMap<String, String>();
        for (State state : State.values()) {
            map.put(state.name(), state.mark() + " " + I18NProvider.translate(state.textKey()));
        }
        return map;
    }

    private static <F extends HasSize & HasAriaLabel> void dress(F field, DataColumn<?> column) {
        field.setWidthFull();
        field.setAriaLabel(I18NProvider.translate("ui.filter.of", column.header()));
        field.getElement().getClassList().add("qm-filter-field");
    }

    private void fire() {
        if (!quiet) {
            changed.run();
        }
    }

    /** The filters of all fields, and those given to {@link #show} whose column has no field. */
    List<Filter> filters() {
        var filters = new ArrayList<>(unshown.values());
        fields.values().forEach(field -> field.read().ifPresent(filters::add));
        return filters;
    }

    /** Fills the fields without telling anyone. */
    void show(List<Filter> filters) {
        quiet = true;
        unshown.clear();
        fields.values().forEach(field -> field.show(null));
        for (Filter filter : filters) {
            Field field = fields.get(filter.column());
            if (field == null || !field.canShow(filter)) {
                unshown.put(filter.column(), filter);
            } else {
                field.show(filter);
            }
        }
        quiet = false;
    }

    /** Clears one column's filter. */
    void clear(String column) {
        unshown.remove(column);
        if (fields.containsKey(column)) {
            quiet = true;
            fields.get(column).show(null);
            quiet = false;
        }
        changed.run();
    }
}

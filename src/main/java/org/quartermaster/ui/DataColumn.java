package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** One column of a {@link DataGrid}; what it holds is decided by the method that added it, the rest is said here in any order. */
public final class DataColumn<T> {

    private final String name;
    private final String headerKey;
    private final ColumnType type;
    private final Grid.Column<T> column;
    private final Function<T, Object> value;
    private String unitKey = "";
    private String wordPrefix = "";
    private boolean ownCodes;
    private Supplier<Map<String, String>> options;
    private boolean filterable;
    private boolean hiddenAtFirst;
    private boolean summed;
    private boolean yielding;
    private Function<T, String> said;
    private LocalDate today;
    private int decimals = -1;

    DataColumn(String name, String headerKey, ColumnType type, Grid.Column<T> column, Function<T, Object> value, boolean real) {
        this.name = name;
        this.headerKey = headerKey;
        this.type = type;
        this.column = column;
        this.value = value;
        this.filterable = real;
    }

    /** First width in pixels; the person may change it. */
    public DataColumn<T> width(int pixels) {
        column.setWidth(pixels + "px").setFlexGrow(0);
        return this;
    }

    /** Takes a share of the room that is left, at least 180 px. */
    public DataColumn<T> grow(int share) {
        column.setWidth("180px").setFlexGrow(share);
        return this;
    }

    /** Stays at the left when the rest scrolls. */
    public DataColumn<T> frozen() {
        column.setFrozen(true);
        return this;
    }

    /** Is not shown until the person chooses it. */
    public DataColumn<T> hidden() {
        hiddenAtFirst = true;
        column.setVisible(false);
        return this;
    }

    /** Steps aside while a panel stands beside the grid, because the panel says it too or it matters least; it comes back when the panel closes. */
    public DataColumn<T> yielding() {
        yielding = true;
        return this;
    }

    /** What the person reads, on the screen and in exports, instead of the value that sorts and filters. */
    public DataColumn<T> says(Function<T, String> text) {
        said = text;
        return this;
    }

    public DataColumn<T> notSortable() {
        column.setSortable(false);
        return this;
    }

    public DataColumn<T> notFilterable() {
        filterable = false;
        return this;
    }

    /** The footer shows the sum over the selected rows. Numbers and money only. */
    public DataColumn<T> summed() {
        summed = true;
        return this;
    }

    /** Always so many decimals. */
    public DataColumn<T> decimals(int count) {
        decimals = count;
        return this;
    }

    /**
     * The values are codes (an enum, or text) whose words are found under {@code prefix + code in lower case}. Enums become a choice in the filter by
     * themselves.
     */
    public DataColumn<T> words(String prefix) {
        wordPrefix = prefix;
        return this;
    }

    /** As {@link #words} where people make codes of their own, which are shown as they are. */
    public DataColumn<T> wordsOrCodes(String prefix) {
        ownCodes = true;
        return words(prefix);
    }

    /** The filter offers these values to choose from; value → what the person reads. Asked when the filter opens. */
    public DataColumn<T> oneOf(Supplier<Map<String, String>> values) {
        options = values;
        return this;
    }

    /** As {@link #oneOf(Supplier)} with codes whose words come from {@link #words}. */
    public DataColumn<T> oneOf(String... codes) {
        return oneOf(() -> {
            var map = new LinkedHashMap<String, String>();
            for (String code : codes) {
                map.put(code, word(code));
            }
            return map;
        });
    }

    /** CSS classes of a cell: {@code act}, {@code watch}, {@code good}, {@code ed}, {@code strong}, {@code soft}; several separated by blanks. */
    public DataColumn<T> style(Function<T, String> classes) {
        column.setPartNameGenerator(row -> blankToNull(classes.apply(row)));
        return this;
    }

    public DataColumn<T> tooltip(Function<T, String> text) {
        column.setTooltipGenerator(text::apply);
        return this;
    }

    /** The column of Vaadin's grid, for what is not offered here. */
    public Grid.Column<T> column() {
        return column;
    }

    String name() {
        return name;
    }

    String header() {
        String header = I18NProvider.translate(headerKey);
        return type == ColumnType.MONEY && !header.isEmpty() ? header + " " + Format.current().symbol() : header;
    }

    ColumnType type() {
        return type;
    }

    boolean isFilterable() {
        return filterable;
    }

    boolean isYielding() {
        return yielding;
    }

    /** The day from which days are near or far. */
    void asOf(LocalDate day) {
        today = day;
    }

    boolean isSummed() {
        return summed;
    }

    boolean isHiddenAtFirst() {
        return hiddenAtFirst;
    }

    Supplier<Map<String, String>> options() {
        return options;
    }

    void unit(String key) {
        unitKey = key;
    }

    /** The typed value, as exports write it; words instead of codes. */
    Object value(T row) {
        if (said != null) {
            return said.apply(row);
        }
        Object raw = value.apply(row);
        return switch (raw) {
            case State state -> I18NProvider.translate(state.textKey());
            case Enum<?> code -> word(code.name());
            case String code when !wordPrefix.isEmpty() -> word(code);
            case null, default -> raw;
        };
    }

    /** The raw value. */
    Object raw(T row) {
        return value.apply(row);
    }

    String word(String code) {
        if (wordPrefix.isEmpty() || code.isEmpty()) {
            return code;
        }
        return ownCodes ? CodeWords.orCode(wordPrefix, code) : CodeWords.of(wordPrefix, code);
    }

    /** The value as the screen shows it. */
    String text(T row, Format format) {
        Object cell = value(row);
        return switch (type) {
            case NUMBER -> decimals >= 0 ? format.number((Number) cell, decimals) : format.quantity((Number) cell);
            case MONEY -> format.plainMoney((Number) cell);
            case PERCENT -> format.percent((Number) cell, Math.max(decimals, decimals < 0 ? 1 : 0));
            case DAY -> format.listDay((LocalDate) cell, today);
            case MOMENT -> format.listMoment((java.time.Instant) cell, today);
            case TEXT, STATE, CUSTOM -> cell == null || cell instanceof Component ? Format.MISSING : cell.toString();
        };
    }

    String unit() {
        return unitKey.isEmpty() ? "" : I18NProvider.translate(unitKey);
    }

    private static String blankToNull(String classes) {
        return classes == null || classes.isBlank() ? null : classes;
    }
}

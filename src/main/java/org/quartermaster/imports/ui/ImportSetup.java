package org.quartermaster.imports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.quartermaster.exchange.DayOrder;
import org.quartermaster.exchange.NumberStyle;
import org.quartermaster.imports.Choices;
import org.quartermaster.imports.Field;
import org.quartermaster.imports.ImportKind;
import org.quartermaster.imports.Imports;
import org.quartermaster.imports.Preview;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.State;

/**
 * One given file, in four steps on one page: what it holds, which column means what, how it is written, for which warehouse; beside them what the first rows look
 * like under these choices. What can be read in two ways must be chosen before the import can start.
 */
final class ImportSetup extends Div {

    private final transient Imports imports;
    private final transient LongConsumer onStarted;
    private final Div steps = new Div();
    private final Div result = new Div();
    private final Button start = new Button(getTranslation("imports.setup.start"), _ -> start());
    private transient Preview preview;
    private boolean isNumberChosen;
    private boolean isDayChosen;
    private final List<String> warehouses;
    private Select<String> warehouse = new Select<>();

    ImportSetup(Imports imports, long id, LongConsumer onStarted, Runnable onDiscard) {
        this.imports = imports;
        this.onStarted = onStarted;
        warehouses = imports.warehouses();
        addClassName("qm-import");
        steps.addClassName("steps");
        result.addClassName("result");
        start.addThemeNames("primary");
        preview = asked(() -> imports.preview(id));
        var title = new H2(preview.name());
        var size = new Span(getTranslation("imports.setup.size", preview.format().toUpperCase(Locale.ROOT), Format.current().quantity(Math.max(1, preview.bytes() >> 10))));
        size.addClassName("qm-sub");
        var space = new Span();
        space.addClassName("qm-space");
        var head = new Div(title, size, space, new Button(getTranslation("imports.setup.discard"), _ -> onDiscard.run()), start);
        head.addClassName("head");
        add(head, steps, result);
        rebuild();
    }

    private interface Question {
        Preview ask() throws IOException;
    }

    private static Preview asked(Question question) {
        try {
            return question.ask();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rebuild() {
        isNumberChosen = false;
        isDayChosen = false;
        steps.removeAll();
        Choices choices = preview.choices();
        steps.add(step("imports.step.kind", kind(choices)), columns(choices));
        var written = new Div(numbers(choices), days(choices));
        if (preview.format().equals("csv")) {
            written.addComponentAsFirst(separator(choices));
            written.addComponentAsFirst(charset(choices));
        }
        written.addClassName("written");
        steps.add(step("imports.step.written", written));
        if (choices.kind().fields().stream().anyMatch(field -> field.name().equals("warehouse"))) {
            steps.add(step("imports.step.warehouse", warehouse(choices)));
        }
        showResult();
    }

    private Div step(String titleKey, Component... content) {
        var heading = new Span(getTranslation(titleKey));
        heading.addClassName("title");
        var step = new Div(heading);
        step.add(content);
        step.addClassName("step");
        return step;
    }

    private <T> Select<T> select(String labelKey, String textPrefix, Function<T, String> code, T value, Collection<T> items) {
        var select = new Select<T>();
        select.setLabel(getTranslation(labelKey));
        select.setItems(items);
        select.setItemLabelGenerator(item -> item == null ? "" : getTranslation(textPrefix + code.apply(item)));
        select.setValue(value);
        return select;
    }

    private Select<ImportKind> kind(Choices choices) {
        var select = select("imports.setup.kind", "imports.kind.", ImportKind::code, choices.kind(), List.of(ImportKind.values()));
        select.addValueChangeListener(event -> guessAgain(event.getValue(), choices.charset(), choices.separator()));
        return select;
    }

    private Select<String> charset(Choices choices) {
        var select = new Select<String>();
        select.setLabel(getTranslation("imports.setup.charset"));
        select.setItems(Choices.CHARSETS);
        select.setValue(choices.charset());
        select.addValueChangeListener(event -> guessAgain(choices.kind(), event.getValue(), choices.separator()));
        return select;
    }

    private Select<Character> separator(Choices choices) {
        var all = Choices.SEPARATORS.chars().mapToObj(c -> (char) c).toList();
        var select = select("imports.setup.separator", "imports.separator.", (Character c) -> String.valueOf((int) c), choices.separator(), all);
        select.addValueChangeListener(event -> guessAgain(choices.kind(), choices.charset(), event.getValue()));
        return select;
    }

    private Select<NumberStyle> numbers(Choices choices) {
        var select = select("imports.setup.numbers", "imports.numbers.", NumberStyle::name, preview.isNumberOpen() ? null : choices.numbers(), List.of(NumberStyle.values()));
        open(select, preview.isNumberOpen(), "imports.setup.numbersOpen");
        select.addValueChangeListener(event -> {
            isNumberChosen = true;
            select.setInvalid(false);
            choose(now -> new Choices(now.kind(), now.columns(), now.charset(), now.separator(), event.getValue(), now.days(), now.warehouse()));
        });
        return select;
    }

    private Select<DayOrder> days(Choices choices) {
        var select = select("imports.setup.days", "imports.days.", DayOrder::name, preview.isDayOpen() ? null : choices.days(), List.of(DayOrder.values()));
        open(select, preview.isDayOpen(), "imports.setup.daysOpen");
        select.addValueChangeListener(event -> {
            isDayChosen = true;
            select.setInvalid(false);
            choose(now -> new Choices(now.kind(), now.columns(), now.charset(), now.separator(), now.numbers(), event.getValue(), now.warehouse()));
        });
        return select;
    }

    private void open(Select<?> select, boolean isOpen, String textKey) {
        if (isOpen) {
            select.setManualValidation(true);
            select.setErrorMessage(getTranslation(textKey));
            select.setInvalid(true);
        }
    }

    private Select<String> warehouse(Choices choices) {
        var select = new Select<String>();
        select.setLabel(getTranslation("imports.setup.warehouse"));
        select.setHelperText(getTranslation("imports.setup.warehouseHelp"));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("imports.setup.warehouseNone"));
        select.setItems(warehouses);
        select.setValue(choices.warehouse().isEmpty() ? null : choices.warehouse());
        select.setManualValidation(true);
        select.setErrorMessage(getTranslation("imports.setup.warehouseOpen"));
        select.addValueChangeListener(event -> choose(now -> new Choices(now.kind(), now.columns(), now.charset(), now.separator(), now.numbers(), now.days(),
                event.getValue() == null ? "" : event.getValue())));
        warehouse = select;
        return select;
    }

    /** Several warehouses, no column that names one, and none chosen. */
    private boolean warehouseIsOpen() {
        Choices choices = preview.choices();
        boolean isAsked = choices.kind().fields().stream().anyMatch(field -> field.name().equals("warehouse")) && !choices.columns().containsKey("warehouse");
        return isAsked && choices.warehouse().isEmpty() && warehouses.size() > 1;
    }

    private Div columns(Choices choices) {
        var fields = new Div();
        fields.addClassName("fields");
        for (Field field : choices.kind().fields()) {
            fields.add(new ColumnField(field, preview, column -> choose(now -> withColumn(now, field, column))));
        }
        return step("imports.step.columns", fields);
    }

    private static Choices withColumn(Choices now, Field field, Integer column) {
        Map<String, Integer> columns = new HashMap<>(now.columns());
        columns.remove(field.name());
        if (column != null) {
            columns.put(field.name(), column);
        }
        return new Choices(now.kind(), columns, now.charset(), now.separator(), now.numbers(), now.days(), now.warehouse());
    }

    private void guessAgain(ImportKind kind, String charset, char separator) {
        preview = asked(() -> imports.preview(preview.id(), kind, charset, String.valueOf(separator)));
        rebuild();
    }

    private void choose(UnaryOperator<Choices> change) {
        preview = asked(() -> imports.preview(preview.id(), change.apply(preview.choices())));
        showResult();
    }

    private void showResult() {
        result.removeAll();
        var format = Format.current();
        if (preview.earlier() != null) {
            result.add(new Notice(State.WATCH, getTranslation("imports.setup.earlier", format.moment(preview.earlier())), getTranslation("imports.setup.earlierKept"), ""));
        }
        var counts = new Div(State.GOOD.badge(getTranslation("imports.preview.usable", preview.rowsChecked() - preview.rowsWithProblem())));
        if (preview.rowsWithProblem() > 0) {
            counts.add(State.ACT.badge(getTranslation("imports.preview.unusable", preview.rowsWithProblem())));
        }
        preview.reasons().entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(reason -> counts.add(new Span(format.quantity(reason.getValue()) + " × " + getTranslation("imports.reason." + reason.getKey()))));
        counts.addClassName("counts");
        var scroll = new Div(new PreviewTable(preview));
        scroll.addClassName("scroll");
        scroll.getElement().setAttribute("tabindex", "0").setAttribute("role", "region").setAttribute("aria-label", getTranslation("imports.preview.title"));
        result.add(counts, scroll);
        boolean isReady = preview.choices().missing().isEmpty() && !warehouseIsOpen() && (!preview.isNumberOpen() || isNumberChosen) && (!preview.isDayOpen() || isDayChosen);
        warehouse.setInvalid(warehouseIsOpen());
        start.setEnabled(isReady);
        start.setTooltipText(isReady ? "" : getTranslation("imports.setup.notReady"));
    }

    private void start() {
        try {
            imports.start(preview.id(), preview.choices());
            onStarted.accept(preview.id());
        } catch (IOException | RuntimeException e) {
            Notice.failed(e);
        }
    }
}

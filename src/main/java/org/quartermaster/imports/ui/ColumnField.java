package org.quartermaster.imports.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.quartermaster.imports.Field;
import org.quartermaster.imports.Preview;

/** Which column of the file gives a field, with the first values that stand there; a needed field without a column is marked. */
final class ColumnField extends Div {

    private static final int SAMPLES = 3;
    private static final int LONGEST = 40;

    private final Span samples = new Span();

    ColumnField(Field field, Preview preview, Consumer<Integer> onChange) {
        addClassName("column");
        samples.addClassName("qm-sub");
        var columns = new ComboBox<Integer>(getTranslation("imports.field." + field.name()));
        columns.setItems(IntStream.range(0, preview.header().size()).boxed().toList());
        columns.setItemLabelGenerator(column -> preview.header().get(column).isEmpty() ? getTranslation("imports.setup.column", column + 1) : preview.header().get(column));
        columns.setPlaceholder(getTranslation("imports.setup.noColumn"));
        columns.setRequiredIndicatorVisible(field.required());
        columns.setClearButtonVisible(true);
        columns.setManualValidation(true);
        columns.setErrorMessage(getTranslation("imports.setup.needed"));
        columns.setValue(preview.choices().columns().get(field.name()));
        show(columns, field, preview);
        columns.addValueChangeListener(event -> {
            show(columns, field, preview);
            onChange.accept(event.getValue());
        });
        add(columns, samples);
    }

    private void show(ComboBox<Integer> columns, Field field, Preview preview) {
        Integer column = columns.getValue();
        columns.setInvalid(field.required() && column == null);
        samples.setText(column == null ? "" : preview.rows().stream().map(row -> column < row.cells().size() ? row.cells().get(column) : "").filter(text -> !text.isEmpty())
                .distinct().limit(SAMPLES).map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text).collect(Collectors.joining(" · ")));
    }
}

package org.quartermaster.ui;

import com.vaadin.flow.component.button.Button;
import java.util.function.Consumer;

/** Does something with the row that was clicked last: for people who do not know the grid's keys. Waits for the next click afterwards, as the row may have changed. */
public final class RowButton<T> extends Button {

    private transient T row;

    public RowButton(String labelKey, Consumer<T> action) {
        setText(getTranslation(labelKey));
        setTooltipText(getTranslation("ui.rowButton"));
        setEnabled(false);
        addClickListener(_ -> {
            T chosen = row;
            row(null);
            action.accept(chosen);
        });
    }

    /** The row to act on; null: none. */
    public void row(T active) {
        row = active;
        setEnabled(active != null);
    }
}

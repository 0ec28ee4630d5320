package org.quartermaster.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import java.util.function.Function;

/** Renderers of the typed cells: templates on the browser's side, so that a page of rows is one small message. */
final class Cells {

    private Cells() {
    }

    static <T> Renderer<T> text(Function<T, String> text) {
        return LitRenderer.<T>of("${item.text}").withProperty("text", text::apply);
    }

    /** The unit in a lighter weight behind the number, not behind a missing one. */
    static <T> Renderer<T> number(Function<T, String> text, String unit) {
        return unit.isEmpty() ? text(text) : LitRenderer.<T>of("${item.text}<span class='u'>${item.unit}</span>").withProperty("text", text::apply)
                .withProperty("unit", row -> text.apply(row).equals(Format.MISSING) ? "" : " " + unit);
    }

    static <T> Renderer<T> link(Function<T, String> text, Function<T, String> path) {
        return LitRenderer.<T>of("<a class='qm-link' href='${item.path}'>${item.text}</a>").withProperty("text", text::apply)
                .withProperty("path", path::apply);
    }

    static <T> Renderer<T> state(Function<T, Object> value, Function<T, String> word) {
        return LitRenderer.<T>of("<span class='qm-state ${item.style}' role='img' aria-label='${item.word}' title='${item.word}'>${item.mark}</span>")
                .withProperty("style", row -> state(value.apply(row)) == null ? "" : state(value.apply(row)).style())
                .withProperty("mark", row -> state(value.apply(row)) == null ? Format.MISSING : state(value.apply(row)).mark())
                .withProperty("word", word::apply);
    }

    /** Two lines for a small screen. */
    static <T> Renderer<T> card(Function<T, String> first, Function<T, String> second) {
        return LitRenderer.<T>of("<div class='qm-card'><b>${item.first}</b><span>${item.second}</span></div>").withProperty("first", first::apply)
                .withProperty("second", second::apply);
    }

    private static State state(Object value) {
        return switch (value) {
            case State state -> state;
            case String name when !name.isBlank() -> State.of(name);
            case null, default -> null;
        };
    }

    static <T> Grid.Column<T> shaped(Grid.Column<T> column, ColumnType type) {
        if (type.isRightAligned()) {
            column.setTextAlign(com.vaadin.flow.component.grid.ColumnTextAlign.END);
        }
        return column.setResizable(true).setAutoWidth(false);
    }
}

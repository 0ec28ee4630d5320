package org.quartermaster.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The keyboard of a {@link DataGrid}: arrows move the active row, Enter opens it, letters act, {@code /} goes to the filters, {@code ?} lists the keys. */
final class GridKeys<T extends Record> {

    private record Shortcut<T>(String labelKey, Consumer<Selection<T>> action) {
    }

    private final DataGrid<T> owner;
    private final Map<String, Shortcut<T>> shortcuts = new LinkedHashMap<>();
    private Consumer<T> open;
    private Consumer<T> active;
    private T row;

    GridKeys(DataGrid<T> owner) {
        this.owner = owner;
    }

    void onOpen(Consumer<T> action) {
        open = action;
        owner.grid().addItemDoubleClickListener(e -> action.accept(e.getItem()));
    }

    void onActive(Consumer<T> action) {
        active = action;
    }

    void key(String letter, String labelKey, Consumer<Selection<T>> action) {
        shortcuts.put(letter, new Shortcut<>(labelKey, action));
    }

    void attach() {
        Grid<T> grid = owner.grid();
        if (!grid.getElement().hasAttribute("data-keys")) {
            grid.getElement().setAttribute("data-keys", String.join("", shortcuts.keySet()));
            grid.addCellFocusListener(e -> e.getItem().ifPresent(this::activate));
            grid.addItemClickListener(e -> activate(e.getItem()));
            grid.getElement().addEventListener("qm-filter", _ -> {
                owner.filterRow(true);
                owner.filters().first().ifPresent(field -> field.focus());
            });
            grid.getElement().addEventListener("qm-key", e -> pressed(e.getEventData().getString("event.detail.key"))).addEventData("event.detail.key");
        }
        grid.getElement().executeJs("window.qmGridKeys ? window.qmGridKeys(this) : import(new URL('qm/grid.js', document.baseURI)).then(() => window.qmGridKeys(this))");
    }

    private void activate(T item) {
        boolean isNew = !owner.isSame(item, row);
        row = item;
        if (isNew && active != null) {
            active.accept(item);
        }
    }

    void replace(T item) {
        if (owner.isSame(item, row)) {
            row = item;
        }
    }

    private void pressed(String key) {
        if (key.equals(" ")) {
            if (row != null) {
                owner.selecting().toggle(row);
            }
        } else if (key.equals("?")) {
            Notice.watch(help());
        } else if (key.equals("Enter")) {
            if (open != null && row != null) {
                open.accept(row);
            }
        } else if (shortcuts.containsKey(key)) {
            act(shortcuts.get(key));
        }
    }

    private void act(Shortcut<T> shortcut) {
        Selection<T> selection = owner.selection();
        if (selection.isEmpty() && row != null) {
            selection = new Selection<>(List.of(row), false, owner.query(), 1, owner.source());
        }
        if (!selection.isEmpty()) {
            try {
                shortcut.action().accept(selection);
            } catch (RuntimeException problem) {
                Notice.failed(problem);
            }
        }
    }

    private String help() {
        String own = shortcuts.entrySet().stream().map(e -> e.getKey() + " " + I18NProvider.translate(e.getValue().labelKey())).collect(Collectors.joining(" · "));
        return (own.isEmpty() ? "" : own + " · ") + I18NProvider.translate("ui.keys.grid");
    }
}

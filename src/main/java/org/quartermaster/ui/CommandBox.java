package org.quartermaster.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The box behind Ctrl-K: type a screen, a SKU, an order; arrows choose, Enter goes there. */
final class CommandBox extends Dialog {

    private static final int MOST = 8;
    private static final System.Logger LOG = System.getLogger(CommandBox.class.getName());
    private final SideNavigation navigation;
    private final TextField field = new TextField();
    private final Div answers = new Div();
    private List<FindProvider.Found> found = List.of();
    private int chosen;

    CommandBox(SideNavigation navigation) {
        this.navigation = navigation;
        addClassName("qm-commandbox");
        field.setWidthFull();
        field.setPlaceholder(getTranslation("ui.find.prompt"));
        field.setAriaLabel(getTranslation("ui.find.prompt"));
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(150);
        field.addValueChangeListener(e -> search(e.getValue()));
        field.addKeyDownListener(Key.ARROW_DOWN, _ -> choose(chosen + 1));
        field.addKeyDownListener(Key.ARROW_UP, _ -> choose(chosen - 1));
        field.addKeyDownListener(Key.ENTER, _ -> go());
        answers.addClassName("qm-answers");
        answers.getElement().setAttribute("role", "listbox");
        add(field, answers);
    }

    void openBox() {
        field.setValue("");
        search("");
        open();
        field.focus();
    }

    private void search(String typed) {
        String text = typed.strip();
        var all = new ArrayList<>(screens(text));
        if (!text.isEmpty()) {
            Beans.all(FindProvider.class).forEach(provider -> all.addAll(ask(provider, text)));
        }
        found = List.copyOf(all);
        choose(0);
    }

    private static List<FindProvider.Found> ask(FindProvider provider, String text) {
        try {
            return provider.find(text, MOST);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A search provider failed.", e);
            return List.of();
        }
    }

    private List<FindProvider.Found> screens(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return navigation.entries().stream().map(e -> new FindProvider.Found("ui.find.screens", getTranslation(e.textKey()), "", e.path()))
                .filter(f -> f.label().toLowerCase(Locale.ROOT).contains(wanted) || f.path().contains(wanted)).toList();
    }

    private void choose(int index) {
        chosen = found.isEmpty() ? 0 : Math.floorMod(index, found.size());
        answers.removeAll();
        String group = "";
        for (int i = 0; i < found.size(); i++) {
            if (!found.get(i).groupKey().equals(group)) {
                group = found.get(i).groupKey();
                Span heading = new Span(getTranslation(group));
                heading.addClassName("group");
                answers.add(heading);
            }
            answers.add(line(found.get(i), i == chosen));
        }
        if (found.isEmpty()) {
            answers.add(new Span(getTranslation("ui.find.nothing")));
        }
    }

    private Anchor line(FindProvider.Found answer, boolean on) {
        Span detail = new Span(answer.detail());
        detail.addClassName("detail");
        Anchor link = new Anchor(answer.path().isEmpty() ? "." : answer.path(), new Span(answer.label()), detail);
        link.setClassName("on", on);
        link.getElement().setAttribute("role", "option").setAttribute("aria-selected", Boolean.toString(on));
        link.getElement().addEventListener("click", _ -> close());
        return link;
    }

    private void go() {
        if (!found.isEmpty()) {
            close();
            UI.getCurrent().navigate(found.get(chosen).path().split("\\?", 2)[0], query(found.get(chosen).path()));
        }
    }

    private static com.vaadin.flow.router.QueryParameters query(String path) {
        int mark = path.indexOf('?');
        return mark < 0 ? com.vaadin.flow.router.QueryParameters.empty() : com.vaadin.flow.router.QueryParameters.fromString(path.substring(mark + 1));
    }
}

package org.quartermaster.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;

/**
 * The three states of the screens, never told by colour alone: act ▲ (red), watch ◆ (amber), good ● (green). Grid columns of type {@code state} hold it;
 * {@link #icon()} is the mark alone, {@link #badge} the mark with words.
 */
public enum State {
    ACT("▲"), WATCH("◆"), GOOD("●");

    private final String mark;

    State(String mark) {
        this.mark = mark;
    }

    /** The state that a row names in lower case. */
    public static State of(String name) {
        return valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }

    /** The sign: ▲, ◆ or ●. */
    public String mark() {
        return mark;
    }

    /** The name of its colour in the style sheet: {@code act}, {@code watch}, {@code good}. */
    public String style() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The key of its word. */
    public String textKey() {
        return "ui.state." + style();
    }

    /** The coloured mark with its word for screen readers and as tooltip. */
    public Span icon() {
        Span icon = new Span(mark);
        icon.addClassNames("qm-state", style());
        String word = I18NProvider.translate(textKey());
        icon.getElement().setAttribute("role", "img").setAttribute("aria-label", word).setAttribute("title", word);
        return icon;
    }

    /** The mark and a text that is already translated. */
    public Span badge(String text) {
        Span badge = new Span(mark + " " + text);
        badge.addClassNames("qm-badge", style());
        return badge;
    }
}

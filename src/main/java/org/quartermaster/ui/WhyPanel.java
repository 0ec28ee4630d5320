package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;

/**
 * The panel that answers "why this number?" at the right of a view (420 px; a full sheet on a small screen). It stays open while the person moves through
 * the rows: call {@link #show} with the new row's title, then add sections. Closed at first; Escape and the cross close it.
 */
public class WhyPanel extends Aside {

    private final H2 title = new H2();
    private final Span subtitle = new Span();
    private final Div sections = new Div();
    private final Button close = new Button("✕", _ -> close());
    private Runnable onClose = () -> { };
    private Consumer<Boolean> onMove = _ -> { };

    public WhyPanel() {
        addClassName("qm-why");
        subtitle.addClassName("qm-sub");
        close.addClassName("qm-close");
        close.setAriaLabel(getTranslation("ui.close"));
        add(close, title, subtitle, sections);
        Shortcuts.addShortcutListener(this, this::close, Key.ESCAPE).allowBrowserDefault();
        setVisible(false);
    }

    /** Empties the panel, names what it explains, and opens it. Both texts are already translated; the subtitle may be empty. */
    public WhyPanel show(String titleText, String subtitleText) {
        title.setText(titleText);
        subtitle.setText(subtitleText);
        sections.removeAll();
        setVisible(true);
        onMove.accept(true);
        return this;
    }

    /** Adds a section under a heading. */
    public WhyPanel section(String headingKey, Component... content) {
        return sectionNamed(getTranslation(headingKey), content);
    }

    /** Adds a section under a heading that is already translated: "Why 240". */
    public WhyPanel sectionNamed(String heading, Component... content) {
        sections.add(new H3(heading));
        sections.add(content);
        return this;
    }

    /** Adds a section of plain text. */
    public WhyPanel text(String headingKey, String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassName("qm-soft");
        return section(headingKey, paragraph);
    }

    /** Whether it is open and explains what is named so. */
    public boolean isShowing(String titleText) {
        return isVisible() && title.getText().equals(titleText);
    }

    public boolean isOpen() {
        return isVisible();
    }

    public void close() {
        if (isVisible()) {
            setVisible(false);
            onMove.accept(false);
            onClose.run();
        }
    }

    /** Called with true when it opens and false when it closes. */
    void onMove(Consumer<Boolean> listener) {
        onMove = listener;
    }

    /** Called when the person closes it. */
    public void onClose(Runnable action) {
        onClose = action;
    }
}

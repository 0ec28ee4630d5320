package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;

/**
 * The frame of every view: one header line (title, chips on the left, buttons on the right), the content over the full width, at its right an optional
 * {@link WhyPanel}, and a footer line with totals and bulk actions that only shows when something is in it.
 *
 * <p>Extend it, give the title's key to the constructor, and fill {@link #chips()}, {@link #toolbar()}, {@link #content(Component...)} and {@link #footer()}.
 */
@Tag("section")
public abstract class Page extends Component implements HasElement, HasDynamicTitle {

    private final H1 title = new H1();
    private final Div chips = new Div();
    private final Div toolbar = new Div();
    private final Div body = new Div();
    private final Div content = new Div();
    private final Div footer = new Div();
    private DataGrid<?> grid;
    private WhyPanel panel;

    /** @param titleKey text key of the view's name */
    protected Page(String titleKey) {
        title.setText(getTranslation(titleKey));
        Span space = new Span();
        space.addClassName("qm-space");
        Header head = new Header(title, chips, space, toolbar);
        body.add(content);
        getElement().getClassList().add("qm-page");
        head.addClassName("qm-head");
        chips.addClassName("qm-chips");
        toolbar.addClassName("qm-toolbar");
        body.addClassName("qm-body");
        content.addClassName("qm-content");
        footer.addClassName("qm-foot");
        getElement().appendChild(head.getElement(), body.getElement(), footer.getElement());
    }

    /** Replaces the title by a text that is already translated, for example a SKU's name. */
    protected final void title(String text) {
        title.setText(text);
    }

    /** Left in the header beside the title: saved views, filters, links to where one came from. */
    protected final Div chips() {
        return chips;
    }

    /** Right in the header: buttons, the primary one last. */
    protected final Div toolbar() {
        return toolbar;
    }

    /** Replaces the content. The last component takes the remaining height. */
    protected final void content(Component... components) {
        content.removeAll();
        content.add(components);
    }

    /** Places a grid: itself as content (below {@code above}), its views and filter chips, its columns and export menu, its totals. */
    protected final void place(DataGrid<?> grid, Component... above) {
        content(above);
        content.add(grid);
        chips.add(grid.views());
        toolbar.addComponentAsFirst(grid.tools());
        footer.addComponentAsFirst(grid.totals());
        this.grid = grid;
        yieldColumns();
    }

    /** Left in the footer: totals; components after a {@code qm-space} go right. */
    protected final Div footer() {
        return footer;
    }

    /** Places a panel at the right of the content; it shows when it is opened. */
    protected final void aside(WhyPanel panel) {
        body.add(panel);
        this.panel = panel;
        yieldColumns();
    }

    private void yieldColumns() {
        if (grid != null && panel != null) {
            panel.onMove(grid.shape()::beside);
        }
    }

    /** Puts a notice above the content until it is closed. */
    protected final void notice(Notice notice) {
        body.getElement().insertChild(0, notice.getElement());
    }

    @Override
    public String getPageTitle() {
        return title.getText() + " · Quartermaster";
    }
}

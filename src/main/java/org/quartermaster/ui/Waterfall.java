package org.quartermaster.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.ArrayList;
import java.util.List;

/**
 * The arithmetic behind a number: signed terms with bars that each begin where the one before ended, and sums. Where the terms before a sum do not add up to
 * it (by more than half a unit of the last shown digit), a row "not explained" shows the difference instead of hiding it. Terms may tell their money too, in a column
 * of its own that adds up in the same way, to the cent.
 *
 * <p>{@code new Waterfall().term("Demand", 212).term("On hand", -38).sum("Shortage", 174)}; labels are already translated.
 */
public class Waterfall extends NativeTable {

    /**
     * A term or, where {@code sum} is set, a total of what stands above it.
     *
     * @param href  in-app path of the rows that it comes from, or empty
     * @param cents its money, or null when the arithmetic has none
     */
    public record Term(String label, double value, String note, boolean sum, String href, Long cents) {
        public Term(String label, double value, String note, boolean sum) {
            this(label, value, note, sum, "", null);
        }

        public Term(String label, double value, String note, boolean sum, String href) {
            this(label, value, note, sum, href, null);
        }
    }

    private final List<Term> terms = new ArrayList<>();
    private final Format format = Format.current();

    public Waterfall() {
        addClassName("qm-waterfall");
    }

    public Waterfall(List<Term> terms) {
        this();
        this.terms.addAll(terms);
        draw();
    }

    public Waterfall term(String label, double value) {
        return term(label, value, "");
    }

    /** A term with a small remark at its right, for example what rounding costs. */
    public Waterfall term(String label, double value, String note) {
        return add(new Term(label, value, note, false));
    }

    /** A term that leads to the rows that it comes from. @param href in-app path; empty: none */
    public Waterfall term(String label, double value, String note, String href) {
        return add(new Term(label, value, note, false, href));
    }

    /** A term with its money. @param href in-app path; empty: none */
    public Waterfall term(String label, double value, long cents, String note, String href) {
        return add(new Term(label, value, note, false, href, cents));
    }

    public Waterfall sum(String label, double value) {
        return add(new Term(label, value, "", true));
    }

    /** A sum with its money. */
    public Waterfall sum(String label, double value, long cents) {
        return add(new Term(label, value, "", true, "", cents));
    }

    private Waterfall add(Term term) {
        terms.add(term);
        draw();
        return this;
    }

    private void draw() {
        removeAll();
        double[] range = range();
        double running = 0;
        long money = 0;
        for (Term term : terms) {
            long cents = term.cents() == null ? 0 : term.cents();
            if (term.sum()) {
                double gap = term.value() - running;
                if (Math.abs(gap) >= tolerance(term.value()) || term.cents() != null && cents != money) {
                    add(row(new Term(getTranslation("ui.waterfall.unexplained"), gap, "", false, "", term.cents() == null ? null : cents - money), running, range, "gap"));
                }
                add(row(term, 0, range, "sum"));
                running = term.value();
                money = cents;
            } else {
                add(row(term, running, range, "term"));
                running += term.value();
                money += cents;
            }
        }
    }

    private static double tolerance(double value) {
        return Math.abs(value) >= 100 ? 0.51 : 0.051;
    }

    private double[] range() {
        double running = 0;
        double low = 0;
        double high = 0;
        for (Term term : terms) {
            running = term.sum() ? term.value() : running + term.value();
            low = Math.min(low, running);
            high = Math.max(high, running);
        }
        return new double[] {low, high > low ? high : low + 1};
    }

    private NativeTableRow row(Term term, double from, double[] range, String style) {
        NativeTableCell value = new NativeTableCell(term.sum() ? format.quantity(term.value()) : format.signed(term.value()));
        value.addClassName("n");
        NativeTableRow row = new NativeTableRow(label(term), value, term.sum() ? new NativeTableCell() : bar(term, from, range));
        row.addClassName(style);
        if (term.cents() != null) {
            row.add(money(term));
        }
        return row;
    }

    private NativeTableCell money(Term term) {
        String amount = format.exactMoney(term.cents());
        NativeTableCell cell = new NativeTableCell(term.sum() || term.cents() <= 0 ? amount : "+" + amount);
        cell.addClassNames("n", "m");
        return cell;
    }

    private static NativeTableCell label(Term term) {
        return term.href().isEmpty() ? new NativeTableCell(term.label()) : new NativeTableCell(new Anchor(term.href(), term.label()));
    }

    private static NativeTableCell bar(Term term, double from, double[] range) {
        double width = range[1] - range[0];
        double start = (Math.min(from, from + term.value()) - range[0]) / width * 100;
        Div bar = new Div();
        bar.addClassNames("qm-bar", term.value() < 0 ? "minus" : "plus");
        bar.getStyle().set("margin-left", "%.1f%%".formatted(start)).set("width", "%.1f%%".formatted(Math.max(1, Math.abs(term.value()) / width * 100)));
        bar.getElement().setAttribute("aria-hidden", "true");
        NativeTableCell cell = new NativeTableCell(bar);
        cell.addClassName("b");
        if (!term.note().isEmpty()) {
            Div note = new Div(term.note());
            note.addClassName("qm-sub");
            cell.add(note);
        }
        return cell;
    }
}

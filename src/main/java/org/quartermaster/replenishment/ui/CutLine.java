package org.quartermaster.replenishment.ui;

import java.math.BigDecimal;
import java.util.Set;
import org.quartermaster.replenishment.ProposalRow;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.Format;

/** Where the budget ends on the worklist: the rows below are dimmed, and a line with the amount stands above the first of them. */
final class CutLine {

    /** Sortings under which the rows stand in the order in which the budget is spent. */
    private static final Set<String> RANK = Set.of("rankRate");

    private final BudgetSlider slider;
    private boolean drawn = true;
    private DataGrid<ProposalRow> grid;

    CutLine(BudgetSlider slider) {
        this.slider = slider;
    }

    void over(DataGrid<ProposalRow> worklist) {
        grid = worklist;
        grid.addClassName("qm-worklist");
    }

    /** No budget counts where nothing is to be decided. */
    void draw(boolean wanted) {
        drawn = wanted;
        slider.setVisible(wanted);
    }

    BigDecimal budget() {
        return drawn ? slider.budget() : null;
    }

    /** The parts of a row: dimmed below the line, and the line itself. */
    String parts(ProposalRow row) {
        if (isAffordable(row)) {
            return row.isFirmed() ? "firm" : "";
        }
        return isFirstBelow(row) ? "dim cut" : "dim";
    }

    private boolean isAffordable(ProposalRow row) {
        return budget() == null || row.cumulativeValue().compareTo(budget()) <= 0;
    }

    private boolean isFirstBelow(ProposalRow row) {
        return isRanked() && row.cumulativeValue().subtract(row.value()).compareTo(budget()) <= 0;
    }

    private boolean isRanked() {
        var sorts = grid.query().sorts();
        return sorts.isEmpty() || sorts.size() == 1 && RANK.contains(sorts.getFirst().column()) && sorts.getFirst().descending();
    }

    /** The budget moved: rows are styled anew, nothing is read again but what is seen. */
    void moved() {
        label();
        grid.grid().getDataProvider().refreshAll();
    }

    /** Writes the amount on the line. */
    void label() {
        grid.getStyle().set("--cut-text", "\"" + (budget() == null ? "" : grid.getTranslation("replenishment.budget.ends", Format.current().money(budget()))) + "\"");
    }
}

package org.quartermaster.replenishment.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.quartermaster.replenishment.Approval;
import org.quartermaster.replenishment.ApprovalAsSeen;
import org.quartermaster.replenishment.ProposalDecisions;
import org.quartermaster.replenishment.ProposalRevising;
import org.quartermaster.replenishment.ProposalRow;
import org.quartermaster.replenishment.Proposals;
import org.quartermaster.replenishment.Seen;
import org.quartermaster.shared.FieldEdit;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Selection;

/** What a buyer does with lines of the worklist; says what became of it, and tells the screen. */
final class WorklistActions {

    private static final int MOST_IN_PLACE = 1_000;

    private final Proposals proposals;
    private final ProposalDecisions decisions;
    private final ProposalRevising revising;
    private final LocalDate today;
    private final Supplier<TableQuery> shown;
    private final Runnable decided;
    private final Consumer<List<ProposalRow>> changed;

    /**
     * @param shown   what the list shows
     * @param decided lines left the list
     * @param changed lines have new values and stay where they are
     */
    WorklistActions(Proposals proposals, ProposalDecisions decisions, ProposalRevising revising, LocalDate today, Supplier<TableQuery> shown, Runnable decided,
            Consumer<List<ProposalRow>> changed) {
        this.proposals = proposals;
        this.decisions = decisions;
        this.revising = revising;
        this.today = today;
        this.shown = shown;
        this.decided = decided;
        this.changed = changed;
    }

    void approve(Selection<ProposalRow> selection) {
        if (selection.allMatching()) {
            approveAll(selection.query(), null);
        } else {
            attempt(() -> approve(selection.rows().stream().map(Seen::of).toList()));
        }
    }

    /** Approves everything of the query within the budget (null: everything), after asking; asks again when that comes to something else by the time of the answer. */
    void approveAll(TableQuery query, BigDecimal budget) {
        Proposals.Approvable asked = proposals.approvable(query, budget);
        Dialogs.confirm(text("replenishment.approve.n", asked.lines().size(), Format.current().money(asked.value())), text("replenishment.approve.all", asked.lines().size()),
                text("replenishment.approve.do"), () -> {
                    if (proposals.approvable(query, budget).comesTo(asked)) {
                        approve(asked.lines());
                    } else {
                        Notice.watch(text("replenishment.approve.again"));
                        decided.run();
                        approveAll(query, budget);
                    }
                });
    }

    private void approve(List<Seen> lines) {
        ApprovalAsSeen outcome = decisions.approveAsSeen(lines);
        if (!outcome.approvals().isEmpty()) {
            ordered(outcome.approvals());
        }
        decided.run();
        new LeftLines(this::approve).tell(outcome.left());
    }

    private static void ordered(List<Approval> approvals) {
        long orders = approvals.stream().map(Approval::orderCode).filter(code -> !code.isEmpty()).distinct().count();
        Notice.done(text("replenishment.approve.done", approvals.stream().filter(Approval::isNew).count(), orders));
        long waiting = approvals.stream().filter(Approval::isProposed).map(Approval::orderCode).distinct().count();
        if (waiting > 0) {
            Notice.watch(text("replenishment.approve.waiting", waiting));
        }
    }

    /** An order by quantity, supplier and day; a transfer by quantity. */
    void edit(ProposalRow row) {
        if (row.kind().equals("order")) {
            attempt(() -> new ReviseDialog(revising, row, merged -> {
                told(merged.isEmpty() ? text("replenishment.edit.revised", row.sku()) : merged, merged.isEmpty());
                showAnew(List.of(row.key()));
            }).open());
            return;
        }
        DecisionDialogs.edit(row, units -> merge(row, new FieldEdit<>(row.units(), units)));
    }

    /** What somebody else changed stays on the screen for longer. */
    private static void told(String what, boolean isExpected) {
        if (isExpected) {
            Notice.done(what);
        } else {
            Notice.watch(what);
        }
    }

    /** Somebody else's quantity is shown beside this person's, to choose from; everything else that changed meanwhile stays. Whoever leaves what stands changed nothing. */
    private void merge(ProposalRow row, FieldEdit<Integer> units) {
        var theirs = decisions.merge(row.key(), units);
        if (theirs.isPresent()) {
            int stands = Integer.parseInt(theirs.get().theirs());
            new TheirChanges(id -> id).choose(row.sku(), List.of(theirs.get()),
                    chosen -> merge(row, new FieldEdit<>(stands, chosen.getFirst().isMine() ? units.wanted() : stands)));
            return;
        }
        if (!units.wanted().equals(units.seen())) {
            Format format = Format.current();
            Notice.done(text("replenishment.edit.done", row.sku(), format.quantity(row.units()), format.quantity(units.wanted())));
        }
        showAnew(List.of(row.key()));
    }

    /** Keeps the lines as they stand, or gives them back when all of them were kept. */
    void firm(Selection<ProposalRow> selection) {
        List<ProposalRow> rows = rows(selection);
        boolean firm = !rows.stream().allMatch(ProposalRow::isFirmed);
        attempt(() -> {
            decisions.firm(keys(rows), firm);
            Notice.done(text(firm ? "replenishment.firm.done" : "replenishment.firm.undone", rows.size()));
            showAnew(keys(rows));
        });
    }

    /** Many lines are shown by reading the list again, as are lines that the list's filter does not want any more. */
    private void showAnew(List<String> keys) {
        List<ProposalRow> rows = keys.size() > MOST_IN_PLACE ? List.of() : proposals.among(shown.get(), keys);
        if (rows.size() == keys.size()) {
            changed.accept(rows);
        } else {
            decided.run();
        }
    }

    void snooze(Selection<ProposalRow> selection) {
        List<ProposalRow> rows = rows(selection);
        DecisionDialogs.snooze(rows, today, (reason, until) -> {
            decisions.snooze(keys(rows), reason, until);
            decided.run();
        });
    }

    /** Brings snoozed lines back at once; others of the selection stay as they are. */
    void wake(Selection<ProposalRow> selection) {
        List<ProposalRow> rows = rows(selection).stream().filter(row -> row.state().equals("snoozed")).toList();
        attempt(() -> {
            if (!rows.isEmpty()) {
                decisions.wake(keys(rows));
                Notice.done(text("replenishment.wake.done", rows.size()));
                decided.run();
            }
        });
    }

    void reject(Selection<ProposalRow> selection) {
        List<ProposalRow> rows = rows(selection);
        Dialogs.confirmWithReason(text("replenishment.reject.title", rows.size()), text("replenishment.reject.text"), text("replenishment.reject.do"), true, reason -> {
            decisions.reject(keys(rows), reason);
            decided.run();
        });
    }

    private static List<ProposalRow> rows(Selection<ProposalRow> selection) {
        var rows = new ArrayList<ProposalRow>();
        selection.forEach(rows::add);
        return rows;
    }

    private static List<String> keys(List<ProposalRow> rows) {
        return rows.stream().map(ProposalRow::key).toList();
    }

    private static void attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}

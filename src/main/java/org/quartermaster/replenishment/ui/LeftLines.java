package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.quartermaster.replenishment.ApprovalAsSeen.Cause;
import org.quartermaster.replenishment.ApprovalAsSeen.Left;
import org.quartermaster.replenishment.Seen;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Notice;

/** Names the lines that were not approved, and asks about those that changed since the buyer saw them. */
final class LeftLines {

    private static final int MOST_NAMED = 12;

    private final Consumer<List<Seen>> approve;

    /** @param approve approves lines after all, as they stand now */
    LeftLines(Consumer<List<Seen>> approve) {
        this.approve = approve;
    }

    void tell(List<Left> left) {
        tell(of(left, Cause.DECIDED), "replenishment.approve.decided");
        tell(of(left, Cause.NOTHING), "replenishment.approve.nothing");
        List<Left> changed = of(left, Cause.CHANGED);
        if (!changed.isEmpty()) {
            ask(changed);
        }
    }

    private static List<Left> of(List<Left> left, Cause cause) {
        return left.stream().filter(one -> one.cause() == cause).toList();
    }

    private static void tell(List<Left> lines, String key) {
        if (!lines.isEmpty()) {
            Notice.watch(text(key, lines.size(), lines.stream().limit(MOST_NAMED).map(Left::sku).collect(Collectors.joining(", "))));
        }
    }

    private void ask(List<Left> changed) {
        var list = new UnorderedList();
        changed.stream().limit(MOST_NAMED).forEach(one -> list.add(new ListItem(new TheirChanges(_ -> one.source()).told(one.sku(), one.changes()))));
        if (changed.size() > MOST_NAMED) {
            list.add(new ListItem(text("replenishment.approve.more", changed.size() - MOST_NAMED)));
        }
        Dialogs.form(text("replenishment.approve.changed", changed.size()), text("replenishment.approve.asTheyStand"),
                () -> approve.accept(changed.stream().map(Left::now).toList()), new Paragraph(text("replenishment.approve.changedText")), list);
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}

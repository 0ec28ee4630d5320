package org.quartermaster.purchasing.ui;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.quartermaster.purchasing.LineEdit;
import org.quartermaster.purchasing.OrderEditing;
import org.quartermaster.purchasing.PurchaseOrderFacts;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.FieldEdit;
import org.quartermaster.ui.DayField;
import org.quartermaster.ui.Dialogs;

/**
 * Edits the lines of an order that was not sent yet. Where somebody else changed the same field meanwhile, both values are shown side by side to choose from;
 * nothing is stored before that.
 */
final class EditLinesDialog {

    private record Fields(PurchaseOrderFacts.Line line, IntegerField units, BigDecimalField cost, DayField due) {
        LineEdit edit() {
            if (units.getValue() == null || units.getValue() < 1 || cost.getValue() == null || cost.getValue().signum() < 0 || due.getValue() == null) {
                throw new Conflict("purchasing.conflict.line", "Line %d lacks a number or a day.".formatted(line.lineNo()), line.lineNo());
            }
            return new LineEdit(line.lineNo(), new FieldEdit<>(line.units(), units.getValue()), new FieldEdit<>(line.unitCost(), cost.getValue()),
                    new FieldEdit<>(line.dueOn(), due.getValue()));
        }
    }

    private final OrderEditing editing;
    private final PurchaseOrderFacts order;
    private final Runnable stored;

    /** @param stored runs when the changes are stored */
    EditLinesDialog(OrderEditing editing, PurchaseOrderFacts order, Runnable stored) {
        this.editing = editing;
        this.order = order;
        this.stored = stored;
    }

    void open() {
        var form = new FormLayout();
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("420px", 3));
        var fields = new ArrayList<Fields>();
        for (var line : order.lines()) {
            var one = fields(line);
            fields.add(one);
            form.add(one.units(), one.cost(), one.due());
        }
        Dialogs.form(text("purchasing.step.edit") + " · " + order.code(), text("ui.save"), () -> store(fields.stream().map(Fields::edit).toList()),
                new Paragraph(text("purchasing.edit.text")), form);
    }

    private Fields fields(PurchaseOrderFacts.Line line) {
        var units = new IntegerField(line.skuCode() + " · " + line.skuName());
        units.setMin(1);
        units.setValue(line.units());
        units.setStepButtonsVisible(true);
        var cost = new BigDecimalField(text("purchasing.column.cost") + " " + order.currency());
        cost.setValue(line.unitCost());
        return new Fields(line, units, cost, new DayField("purchasing.column.dueOn", line.dueOn()));
    }

    private void store(List<LineEdit> edits) {
        var clashes = editing.edit(order.id(), edits);
        if (clashes.isEmpty()) {
            stored.run();
        } else {
            choose(edits, clashes);
        }
    }

    /** Mine or theirs, one by one; theirs at first. */
    private void choose(List<LineEdit> edits, List<LineEdit.Clash> clashes) {
        var form = new FormLayout();
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        Map<LineEdit.Clash, RadioButtonGroup<Boolean>> choices = new LinkedHashMap<>();
        for (var clash : clashes) {
            var choice = new RadioButtonGroup<Boolean>(I18NProvider.translate("purchasing.edit.clash", clash.lineNo(), text("purchasing.field." + clash.field()), clash.seen()));
            choice.setItems(true, false);
            choice.setItemLabelGenerator(isMine -> I18NProvider.translate(isMine ? "purchasing.edit.mine" : "purchasing.edit.theirs", isMine ? clash.mine() : clash.theirs()));
            choice.setValue(false);
            choices.put(clash, choice);
            form.add(choice);
        }
        Dialogs.form(text("purchasing.edit.choose") + " · " + order.code(), text("ui.save"),
                () -> store(edits.stream().map(edit -> decided(edit, choices)).toList()), new Paragraph(text("purchasing.edit.chooseText")), form);
    }

    /** The same changes as if what stands now had been seen: mine overwrites it, theirs is left. */
    private static LineEdit decided(LineEdit edit, Map<LineEdit.Clash, RadioButtonGroup<Boolean>> choices) {
        var decided = edit;
        for (var choice : choices.entrySet()) {
            if (choice.getKey().lineNo() == edit.lineNo()) {
                decided = decided.decided(choice.getKey(), Objects.equals(choice.getValue().getValue(), true));
            }
        }
        return decided;
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}

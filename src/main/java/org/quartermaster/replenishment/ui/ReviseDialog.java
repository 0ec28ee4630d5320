package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.quartermaster.replenishment.ProposalRevising;
import org.quartermaster.replenishment.ProposalRevising.Option;
import org.quartermaster.replenishment.ProposalRevising.Outcome;
import org.quartermaster.replenishment.ProposalRevising.Terms;
import org.quartermaster.replenishment.ProposalRow;
import org.quartermaster.shared.Merge;
import org.quartermaster.ui.DayField;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.FactList;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.State;

/** Chooses quantity, supplier and day of an order; what follows from the choice stands below the fields at once. */
final class ReviseDialog {

    private final ProposalRevising revising;
    private final ProposalRow row;
    private final Consumer<String> stored;
    private final Terms seen;
    private final IntegerField units = new IntegerField(text("replenishment.edit.units"));
    private final ComboBox<Option> supplier = new ComboBox<>(text("replenishment.column.supplier"));
    private final DayField day = new DayField("replenishment.column.orderOn");
    private final Div outcome = new Div();
    private Button save;

    /** @param stored runs when the change is stored, with what was merged in from somebody else; empty: nothing */
    ReviseDialog(ProposalRevising revising, ProposalRow row, Consumer<String> stored) {
        this.revising = revising;
        this.row = row;
        this.stored = stored;
        this.seen = new Terms(row.supplierId(), row.units(), row.orderOn());
    }

    void open() {
        List<Option> options = revising.options(row.key());
        supplier.setItems(options);
        supplier.setItemLabelGenerator(ReviseDialog::label);
        supplier.setValue(options.stream().filter(option -> option.supplierId() == row.supplierId()).findFirst().orElse(null));
        units.setValue(row.units());
        units.setMin(0);
        units.setMax(10_000_000);
        units.setStepButtonsVisible(true);
        units.setValueChangeMode(ValueChangeMode.LAZY);
        day.setValue(row.orderOn());
        var form = new FormLayout(units, day, supplier);
        form.setColspan(supplier, 2);
        save = Dialogs.form(text("replenishment.edit.title", row.sku()), text("replenishment.edit.do"), () -> store(wanted(), List.of()),
                new Paragraph(text("replenishment.edit.text", Words.name(row), row.suggestedUnits())), form, outcome);
        supplier.addValueChangeListener(_ -> supplierChosen());
        units.addValueChangeListener(_ -> show());
        day.addValueChangeListener(_ -> show());
        show();
        units.focus();
        units.getElement().executeJs("setTimeout(() => this.inputElement && this.inputElement.select(), 50)");
    }

    private static String label(Option option) {
        return text("replenishment.edit.option", option.supplier(), Format.current().number(option.unitCost(), 2) + " " + option.currency(), option.leadDays(),
                option.minimumQuantity(), option.multiple());
    }

    /** The next day on which the chosen supplier takes orders, and a quantity that it sells. */
    private void supplierChosen() {
        Option option = supplier.getValue();
        if (option == null) {
            show();
            return;
        }
        LocalDate wanted = day.getValue() == null ? row.orderOn() : day.getValue();
        day.setValue(option.orderDays().stream().filter(one -> !one.isBefore(wanted)).findFirst().orElse(option.orderDays().getFirst()));
        if (units.getValue() != null && units.getValue() > 0) {
            int least = Math.max(units.getValue(), option.minimumQuantity());
            units.setValue((least + option.multiple() - 1) / option.multiple() * option.multiple());
        }
        show();
    }

    private Terms wanted() {
        return new Terms(supplier.getValue().supplierId(), units.getValue(), day.getValue());
    }

    private void show() {
        outcome.removeAll();
        boolean isWhole = supplier.getValue() != null && units.getValue() != null && !units.isInvalid() && day.getValue() != null;
        boolean isDay = isWhole && supplier.getValue().orderDays().contains(day.getValue());
        day.setInvalid(isWhole && !isDay);
        day.setErrorMessage(text("replenishment.edit.noOrderDay"));
        save.setEnabled(isDay);
        if (isDay) {
            outcome.add(facts(revising.preview(row.key(), wanted())));
        }
    }

    private static Div facts(Outcome found) {
        Format format = Format.current();
        var box = new Div(new FactList().fact("replenishment.column.value", format.money(found.value()))
                .fact("replenishment.column.unitCost", format.number(found.unitCost(), 2) + " " + found.currency())
                .fact("replenishment.column.arrives", format.day(found.arrivesOn())).fact("replenishment.edit.out", found.outOn() == null ? "–" : format.day(found.outOn()))
                .fact("replenishment.edit.lost", format.money(found.lostMargin())).fact("replenishment.column.saves", format.money(found.saves()))
                .fact("replenishment.column.excess", format.money(found.excessValue())).fact("replenishment.edit.policy", format.quantity(found.suggestion())));
        if (!found.isSold()) {
            box.add(new Div(State.WATCH.badge(text("replenishment.edit.odd", found.minimumQuantity(), found.multiple()))));
        }
        return box;
    }

    private void store(Terms wanted, List<Merge.Choice> choices) {
        var theirChanges = new TheirChanges(this::name);
        ProposalRevising.Revised revised = revising.revise(row.key(), seen, wanted, choices);
        if (revised.isStored()) {
            stored.accept(revised.kept().isEmpty() ? "" : theirChanges.merged(row.sku(), revised.kept()));
        } else {
            theirChanges.choose(row.sku(), revised.clashes(), chosen -> store(wanted, chosen));
        }
    }

    private String name(String id) {
        return supplier.getListDataView().getItems().filter(option -> String.valueOf(option.supplierId()).equals(id)).map(Option::supplier).findFirst().orElse(id);
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}

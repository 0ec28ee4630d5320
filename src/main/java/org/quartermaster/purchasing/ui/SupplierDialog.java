package org.quartermaster.purchasing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.quartermaster.purchasing.SupplierRow;
import org.quartermaster.shared.Merge;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.suppliers.SupplierDraft;
import org.quartermaster.suppliers.SupplierEditing;
import org.quartermaster.ui.ClashDialog;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Notice;

/** Edits a supplier's order rules and address; the save button works while every field makes sense. */
final class SupplierDialog {

    private final IntegerField lead = new IntegerField(text("suppliers.edit.lead"));
    private final CheckboxGroup<DayOfWeek> weekdays = new CheckboxGroup<>(text("suppliers.detail.weekdays"));
    private final BigDecimalField minimum = new BigDecimalField(text("suppliers.column.minimumValue"));
    private final EmailField email = new EmailField(text("suppliers.detail.email"));
    private final TextArea address = new TextArea(text("suppliers.detail.address"));
    private Button save;

    private SupplierDialog() {
    }

    /** @param changed runs when the change is stored */
    static void open(SupplierEditing editing, SupplierRow row, Locale locale, Runnable changed) {
        new SupplierDialog().show(editing, row, locale, changed);
    }

    private void show(SupplierEditing editing, SupplierRow row, Locale locale, Runnable changed) {
        var supplier = new SupplierId(row.id());
        SupplierEditing.Current seen = editing.current(supplier);
        fill(seen.draft(), row.currency(), locale);
        save = Dialogs.form(row.code() + " · " + row.name(), text("ui.save"), () -> {
            store(editing, supplier, seen.draft(), draft().orElseThrow(), List.of(), changed);
        }, form());
        lead.addValueChangeListener(_ -> check());
        minimum.addValueChangeListener(_ -> check());
        weekdays.addValueChangeListener(_ -> check());
        email.addValueChangeListener(_ -> check());
        lead.focus();
    }

    private FormLayout form() {
        var form = new FormLayout(lead, minimum, weekdays, email, address);
        form.setColspan(address, 2);
        return form;
    }

    private static void store(SupplierEditing editing, SupplierId supplier, SupplierDraft seen, SupplierDraft wanted, List<Merge.Choice> choices, Runnable changed) {
        List<Merge.Clash> clashes = editing.edit(supplier, seen, wanted, choices);
        if (clashes.isEmpty()) {
            Notice.done(text("suppliers.edit.saved"));
            changed.run();
        } else {
            ClashDialog.choose(text("suppliers.edit.title"), clashes, field -> text("suppliers.field." + field), chosen -> store(editing, supplier, seen, wanted, chosen, changed));
        }
    }

    private void fill(SupplierDraft draft, String currency, Locale locale) {
        lead.setMin(0);
        lead.setMax(730);
        lead.setValue(draft.leadTimeDays());
        lead.setSuffixComponent(new Span(text("ui.unit.days")));
        lead.setValueChangeMode(ValueChangeMode.EAGER);
        minimum.setSuffixComponent(new Span(currency));
        minimum.setValue(draft.minimumOrderValue());
        minimum.setValueChangeMode(ValueChangeMode.EAGER);
        weekdays.setItems(DayOfWeek.values());
        weekdays.setItemLabelGenerator(day -> day.getDisplayName(TextStyle.SHORT, locale));
        weekdays.setValue(Arrays.stream(DayOfWeek.values()).filter(day -> (draft.orderWeekdays() & bit(day)) != 0).collect(Collectors.toSet()));
        email.setValue(draft.email());
        email.setValueChangeMode(ValueChangeMode.EAGER);
        address.setMaxLength(400);
        address.setValue(draft.address());
    }

    private void check() {
        weekdays.setInvalid(weekdays.isEmpty());
        weekdays.setErrorMessage(text("suppliers.edit.noDay"));
        minimum.setInvalid(minimum.getValue() == null || minimum.getValue().signum() < 0);
        save.setEnabled(draft().isPresent());
    }

    private Optional<SupplierDraft> draft() {
        try {
            return lead.getValue() == null ? Optional.empty()
                    : Optional.of(new SupplierDraft(lead.getValue(), weekdays.getValue().stream().mapToInt(SupplierDialog::bit).sum(), minimum.getValue(), email.getValue(), address.getValue()));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static int bit(DayOfWeek day) {
        return 1 << day.getValue() - 1;
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}

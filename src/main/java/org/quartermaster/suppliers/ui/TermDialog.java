package org.quartermaster.suppliers.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.I18NProvider;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.quartermaster.suppliers.TermDraft;
import org.quartermaster.suppliers.TermRow;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Notice;

/** Edits terms; the save button works once every field makes sense. Price breaks are typed as {@code 100: 2.50, 500: 2.20}. */
final class TermDialog {

    private final BigDecimalField unitCost = new BigDecimalField(text("suppliers.column.unitCost"));
    private final IntegerField moq = number("suppliers.column.moq", 1, 10_000_000);
    private final IntegerField multiple = number("suppliers.column.multiple", 1, 10_000_000);
    private final IntegerField lead = number("suppliers.column.ownLead", 0, 730);
    private final TextField breaks = new TextField(text("suppliers.column.breaks"));
    private final Checkbox preferred = new Checkbox(text("suppliers.column.preferred"));
    private Button save;

    private TermDialog() {
    }

    static void open(TermRow row, TermDraft terms, Consumer<TermDraft> change) {
        new TermDialog().show(row, terms, change);
    }

    private void show(TermRow row, TermDraft terms, Consumer<TermDraft> change) {
        fill(row, terms);
        var form = new FormLayout(unitCost, moq, multiple, lead, breaks, preferred);
        save = Dialogs.form(row.sku() + " · " + row.supplierName(), text("ui.save"), () -> {
            change.accept(draft().orElseThrow());
            Notice.done(text("suppliers.terms.saved"));
        }, form);
        unitCost.addValueChangeListener(_ -> check());
        breaks.addValueChangeListener(_ -> check());
        List.of(moq, multiple, lead).forEach(field -> field.addValueChangeListener(_ -> check()));
        check();
    }

    private void fill(TermRow row, TermDraft terms) {
        unitCost.setSuffixComponent(new Span(row.currency()));
        unitCost.setValue(terms.unitCost());
        unitCost.setValueChangeMode(ValueChangeMode.EAGER);
        moq.setValue(terms.minimumOrderQuantity());
        multiple.setValue(terms.orderMultiple());
        lead.setValue(terms.leadTimeDays());
        lead.setHelperText(text("suppliers.terms.leadHelp"));
        breaks.setValue(terms.priceBreaks().stream().map(step -> step.fromUnits() + ": " + step.unitCost().stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(", ")));
        breaks.setHelperText(text("suppliers.terms.breaksHelp"));
        breaks.setValueChangeMode(ValueChangeMode.EAGER);
        preferred.setValue(terms.preferred());
    }

    private void check() {
        boolean costOk = unitCost.getValue() != null && unitCost.getValue().signum() > 0;
        unitCost.setInvalid(!costOk);
        unitCost.setErrorMessage(text("suppliers.terms.costWrong"));
        boolean ok = draft().isPresent();
        breaks.setInvalid(costOk && !ok && numbersOk());
        breaks.setErrorMessage(text("suppliers.terms.breaksWrong"));
        save.setEnabled(ok);
    }

    private boolean numbersOk() {
        return moq.getValue() != null && moq.getValue() >= 1 && multiple.getValue() != null && multiple.getValue() >= 1
                && (lead.getValue() == null || lead.getValue() >= 0 && lead.getValue() <= 730);
    }

    private Optional<TermDraft> draft() {
        try {
            return numbersOk() ? Optional.of(new TermDraft(unitCost.getValue(), moq.getValue(), multiple.getValue(), lead.getValue(), preferred.getValue(),
                    steps(breaks.getValue()))) : Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException when it cannot be read */
    static List<TermDraft.Break> steps(String typed) {
        return Arrays.stream(typed.split("[,;，；]")).map(String::strip).filter(part -> !part.isEmpty()).map(TermDialog::step).toList();
    }

    private static TermDraft.Break step(String part) {
        String[] halves = part.split("[:：]");
        if (halves.length != 2) {
            throw new IllegalArgumentException("\"%s\" must read units: cost.".formatted(part));
        }
        return new TermDraft.Break(Integer.parseInt(halves[0].strip()), new BigDecimal(halves[1].strip()));
    }

    private static IntegerField number(String labelKey, int least, int most) {
        var field = new IntegerField(text(labelKey));
        field.setMin(least);
        field.setMax(most);
        field.setValueChangeMode(ValueChangeMode.EAGER);
        return field;
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}

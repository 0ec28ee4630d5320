package org.quartermaster.catalog.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.I18NProvider;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.quartermaster.catalog.LifeCycle;
import org.quartermaster.catalog.SkuDraft;
import org.quartermaster.catalog.SkuEditing;
import org.quartermaster.shared.SkuId;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;

/** Edits a SKU's life cycle, cost and price; an empty amount is unknown. */
final class SkuDialog {

    private final Select<LifeCycle> lifeCycle = new Select<>();
    private final BigDecimalField cost = money("catalog.column.unitCost");
    private final BigDecimalField price = money("catalog.column.unitPrice");
    private Button save;

    private SkuDialog() {
    }

    /** @param changed runs when the change is stored */
    static void open(SkuEditing editing, SkuId sku, String title, Runnable changed) {
        new SkuDialog().show(editing, sku, title, changed);
    }

    private void show(SkuEditing editing, SkuId sku, String title, Runnable changed) {
        SkuEditing.Current seen = editing.current(sku);
        lifeCycle.setLabel(text("catalog.column.lifeCycle"));
        lifeCycle.setItems(LifeCycle.values());
        lifeCycle.setItemLabelGenerator(state -> text("catalog.lifeCycle." + state.code()));
        lifeCycle.setHelperText(text("catalog.edit.lifeCycleHelp"));
        lifeCycle.setValue(seen.draft().lifeCycle());
        cost.setValue(shown(seen.draft().unitCost()));
        price.setValue(shown(seen.draft().unitPrice()));
        save = Dialogs.form(title, text("ui.save"), () -> {
            editing.change(sku, seen.version(), draft().orElseThrow());
            Notice.done(text("catalog.edit.saved"));
            changed.run();
        }, new FormLayout(lifeCycle, cost, price));
        cost.addValueChangeListener(_ -> check());
        price.addValueChangeListener(_ -> check());
        lifeCycle.focus();
    }

    /** Two decimals, more only where they say something. */
    private static BigDecimal shown(BigDecimal money) {
        return money == null ? null : money.setScale(Math.max(2, money.stripTrailingZeros().scale()), RoundingMode.HALF_UP);
    }

    private void check() {
        for (BigDecimalField field : new BigDecimalField[] {cost, price}) {
            field.setInvalid(field.getValue() != null && field.getValue().signum() < 0);
            field.setErrorMessage(text("catalog.edit.negative"));
        }
        save.setEnabled(draft().isPresent());
    }

    private Optional<SkuDraft> draft() {
        try {
            return Optional.of(new SkuDraft(lifeCycle.getValue(), cost.getValue(), price.getValue()));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static BigDecimalField money(String key) {
        var field = new BigDecimalField(text(key));
        field.setSuffixComponent(new Span(Format.current().symbol()));
        field.setValueChangeMode(ValueChangeMode.EAGER);
        return field;
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}

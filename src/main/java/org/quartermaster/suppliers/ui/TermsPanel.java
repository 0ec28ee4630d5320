package org.quartermaster.suppliers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Currency;
import java.util.stream.Collectors;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.suppliers.SupplierFacts;
import org.quartermaster.suppliers.SupplierTerm;
import org.quartermaster.suppliers.Suppliers;
import org.quartermaster.suppliers.Terms;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.SkuPanel;

/** Who sells the SKU, on the SKU page. */
@ApplicationScoped
public class TermsPanel implements SkuPanel {

    private Terms terms;
    private Suppliers suppliers;

    protected TermsPanel() {
    }

    @Inject
    public TermsPanel(Terms terms, Suppliers suppliers) {
        this.terms = terms;
        this.suppliers = suppliers;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String titleKey() {
        return "suppliers.panel.title";
    }

    @Override
    public Component content(SkuId sku) {
        var known = suppliers.facts().stream().collect(Collectors.toMap(SupplierFacts::id, supplier -> supplier));
        var format = Format.current();
        var table = new MiniTable("suppliers.column.supplier", ">suppliers.column.unitCost", ">suppliers.column.moq", ">suppliers.column.multiple",
                ">suppliers.column.lead", "suppliers.column.breaks");
        for (SupplierTerm term : terms.of(SkuRange.of(sku))) {
            var supplier = known.get(term.supplier());
            var currency = Currency.getInstance(supplier.currency());
            String breaks = term.priceBreaks().stream().map(step -> step.fromUnits() + "+ " + format.money(step.unitCost(), currency)).collect(Collectors.joining(", "));
            table.row(new Anchor(SuppliersNavigation.toTermsOf(supplier.code()), (term.preferred() ? "★ " : "") + supplier.name()),
                    format.money(term.unitCost(), currency), format.quantity(term.minimumOrderQuantity()), format.quantity(term.orderMultiple()),
                    format.quantity(term.leadTimeDays()), breaks);
        }
        return table;
    }
}

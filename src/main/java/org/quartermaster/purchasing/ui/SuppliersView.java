package org.quartermaster.purchasing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Currency;
import java.util.stream.Collectors;
import org.quartermaster.purchasing.LeadTime;
import org.quartermaster.purchasing.MeasuredLeadTimes;
import org.quartermaster.purchasing.SupplierRow;
import org.quartermaster.purchasing.SupplierRows;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.suppliers.Closure;
import org.quartermaster.suppliers.SupplierEditing;
import org.quartermaster.suppliers.SupplierFacts;
import org.quartermaster.suppliers.Suppliers;
import org.quartermaster.suppliers.ui.SuppliersNavigation;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.FactList;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.WhyPanel;

/** Suppliers: what they state beside how they delivered, what is open with them; the panel shows the spread of their lead times. */
@Route(value = "suppliers", layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class SuppliersView extends Page {

    private final transient MeasuredLeadTimes leadTimes;
    private final transient Suppliers suppliers;
    private final transient SupplierEditing editing;
    private final WhyPanel detail = new WhyPanel();
    private final DataGrid<SupplierRow> grid;

    @Inject
    public SuppliersView(SupplierRows rows, MeasuredLeadTimes leadTimes, Suppliers suppliers, SupplierEditing editing) {
        super("suppliers.view.title");
        this.leadTimes = leadTimes;
        this.suppliers = suppliers;
        this.editing = editing;
        grid = new DataGrid<>("suppliers.rows", SupplierRow.class, rows).identity(SupplierRow::id).sortedBy("openValue", true).onActive(this::show)
                .card(row -> row.code() + " · " + row.name(), row -> Format.current().money(row.openValue()) + " · " + Format.current().percent(row.onTimeShare()))
                .empty(EmptyState.filledByFiles("suppliers.view.empty"));
        columns(grid);
        if (mayEdit()) {
            grid.key("e", "suppliers.edit.title", selection -> selection.rows().stream().findFirst().ifPresent(this::edit));
        }
        toolbar().add(new Anchor("supplier-terms", getTranslation("suppliers.terms.title")));
        place(grid);
        aside(detail);
    }

    private static void columns(DataGrid<SupplierRow> grid) {
        grid.state("mark", "suppliers.column.mark").frozen();
        grid.link("code", "suppliers.column.code", row -> SuppliersNavigation.toTermsOf(row.code())).width(110).frozen();
        grid.text("name", "suppliers.column.supplierName").grow(2);
        grid.text("nameZh", "suppliers.column.nameZh").grow(1).hidden();
        grid.number("statedDays", "suppliers.column.stated", "ui.unit.days").width(90);
        grid.number("measuredDays", "suppliers.column.measured", "ui.unit.days").decimals(1)
                .style(row -> row.measuredDays() != null && row.measuredDays() > 1.2 * row.statedDays() + 1 ? "watch strong" : "").width(100);
        grid.number("deviationDays", "suppliers.column.deviation", "ui.unit.days").decimals(1).width(90).yielding();
        grid.percent("onTimeShare", "suppliers.column.onTime").style(row -> row.onTimeShare() != null && row.onTimeShare() < 0.5 ? "act" : "").width(90);
        grid.percent("fillShare", "suppliers.column.fill").width(90).yielding();
        grid.number("receipts", "suppliers.column.receipts").width(90).hidden();
        grid.number("openOrders", "suppliers.column.openOrders").width(96).yielding();
        grid.number("lateOrders", "suppliers.column.lateOrders").style(row -> row.lateOrders() > 0 ? "act strong" : "").width(80);
        grid.money("openValue", "suppliers.column.openValue").summed().width(120);
        grid.number("skus", "suppliers.column.skus").width(80).yielding();
        grid.number("minimumOrderValue", "suppliers.column.minimumValue").decimals(0).width(130).yielding();
        grid.text("currency", "suppliers.column.currency").width(80).yielding();
    }

    private void show(SupplierRow row) {
        var format = Format.current();
        detail.show(row.code() + " · " + (getLocale().getLanguage().equals("zh") && !row.nameZh().isEmpty() ? row.nameZh() : row.name()), "");
        var measured = leadTimes.perSupplier().get(new SupplierId(row.id()));
        if (measured != null) {
            detail.section("suppliers.detail.leadTime", leadTime(measured, format), quantiles(measured, format));
        }
        suppliers.find(new SupplierId(row.id())).ifPresent(facts -> detail.section("suppliers.detail.rules", rules(facts, format), mayEdit()
                ? new Button(getTranslation("suppliers.edit.title"), _ -> edit(row)) : new Span()));
        detail.section("suppliers.detail.more", new Paragraph(new Anchor(PurchasingNavigation.toOpenOrdersOf(row.code()), getTranslation("suppliers.detail.orders"))),
                new Paragraph(new Anchor(SuppliersNavigation.toTermsOf(row.code()), getTranslation("suppliers.terms.title"))));
    }

    private static boolean mayEdit() {
        return Actor.required().role().includes(Role.BUYER);
    }

    private void edit(SupplierRow row) {
        SupplierDialog.open(editing, row, getLocale(), () -> {
            grid.refresh();
            show(row);
        });
    }

    private FactList leadTime(LeadTime time, Format format) {
        String days = getTranslation("ui.unit.days");
        return new FactList().fact("suppliers.column.stated", format.quantity(time.statedDays(), days))
                .fact("suppliers.column.measured", time.isMeasured() ? format.number(time.meanDays(), 1) + " ± " + format.number(time.deviationDays(), 1) + " " + days
                        : getTranslation("suppliers.detail.tooFew", time.receipts(), MeasuredLeadTimes.LEAST_RECEIPTS))
                .fact("suppliers.column.onTime", Double.isNaN(time.onTimeShare()) ? "" : format.percent(time.onTimeShare()))
                .fact("suppliers.column.fill", Double.isNaN(time.fillShare()) ? "" : format.percent(time.fillShare()))
                .fact("suppliers.column.receipts", format.quantity(time.receipts()));
    }

    private static MiniTable quantiles(LeadTime time, Format format) {
        var table = new MiniTable("suppliers.detail.share", ">suppliers.detail.within");
        if (time.isMeasured()) {
            for (double level : LeadTime.levels()) {
                table.row(format.percent(level, 0), format.quantity(time.quantile(level)));
            }
        }
        return table;
    }

    private FactList rules(SupplierFacts facts, Format format) {
        String weekdays = Arrays.stream(DayOfWeek.values()).filter(day -> (facts.orderWeekdays() >> (day.getValue() - 1) & 1) == 1)
                .map(day -> day.getDisplayName(TextStyle.SHORT, getLocale())).collect(Collectors.joining(" "));
        String closures = facts.closures().stream().map(Closure::fromDay).map(format::fullDay).collect(Collectors.joining(", "));
        return new FactList().fact("suppliers.column.minimumValue", format.money(facts.minimumOrderValue(), Currency.getInstance(facts.currency())))
                .fact("suppliers.detail.weekdays", weekdays).fact("suppliers.detail.closures", closures).fact("suppliers.detail.email", facts.email());
    }
}

package org.quartermaster.replenishment.ui;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.quartermaster.catalog.ui.CatalogNavigation;
import org.quartermaster.purchasing.OrderAdvices;
import org.quartermaster.replenishment.ProposalRow;
import org.quartermaster.replenishment.Proposals;
import org.quartermaster.shared.SkuId;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.State;

/** The columns of the worklist. */
final class ProposalGrid {

    private ProposalGrid() {
    }

    /**
     * @param parts parts of a row: dimmed below the budget's cut line
     * @param edit       asks for a new quantity
     */
    static DataGrid<ProposalRow> of(Proposals proposals, LocalDate today, Function<ProposalRow, String> parts, Consumer<ProposalRow> edit) {
        Format format = Format.current();
        var grid = new DataGrid<>("replenishment.proposals", ProposalRow.class, proposals)
                .identity(ProposalRow::key)
                .sortedBy("rankRate", true)
                .rowStyle(parts)
                .card(row -> State.of(row.urgency()).mark() + " " + row.sku() + " · " + Words.name(row) + " · " + row.warehouse(),
                        row -> format.quantity(row.units()) + " · " + format.money(row.value()) + " · " + Words.orderBy(row.orderBy(), today))
                .empty(new EmptyState("replenishment.noMatch"));
        urgency(grid);
        grid.link("sku", "replenishment.column.sku", row -> CatalogNavigation.toSku(new SkuId(row.skuId()))).width(100).frozen();
        grid.text(Words.isChinese() ? "nameZh" : "name", "replenishment.column.name").style(row -> parts.apply(row).contains("cut") ? "cut-label" : "").grow(1);
        grid.text("warehouse", "replenishment.column.warehouse").width(64);
        grid.number("coverDays", "replenishment.column.cover", "ui.unit.days").width(68);
        grid.day("outOn", "replenishment.column.out").tooltip(row -> I18NProvider.translate("replenishment.column.outHint", format.day(row.outWithoutOn()))).width(104);
        grid.day("orderBy", "replenishment.column.orderBy").style(row -> row.orderBy().isAfter(today) ? "" : "act strong").width(104).column()
                .setRenderer(LitRenderer.<ProposalRow>of("${item.text}").withProperty("text", row -> Words.orderBy(row.orderBy(), today)));
        quantity(grid, format, edit);
        grid.money("value", "replenishment.column.value").summed().width(92);
        grid.money("saves", "replenishment.column.saves").style(_ -> "strong").summed().width(92);
        grid.text("supplier", "replenishment.column.supplier").width(108);
        grid.number("leadDays", "replenishment.column.lead").width(104).column()
                .setRenderer(LitRenderer.<ProposalRow>of("${item.text}").withProperty("text", Words::leadTime));
        more(grid);
        return grid;
    }

    /** The mark and a word; what it means in a sentence as its tooltip. */
    private static void urgency(DataGrid<ProposalRow> grid) {
        grid.state("urgency", "replenishment.column.urgency").oneOf("act", "watch", "good").words("replenishment.urgency.").width(88).column()
                .setRenderer(LitRenderer.<ProposalRow>of("<span title='${item.sentence}'><span class='qm-state ${item.style}' aria-hidden='true'>${item.mark}</span> ${item.word}</span>")
                        .withProperty("style", row -> State.of(row.urgency()).style()).withProperty("mark", row -> State.of(row.urgency()).mark())
                        .withProperty("word", row -> I18NProvider.translate("replenishment.urgency.short." + row.urgency()))
                        .withProperty("sentence", row -> I18NProvider.translate("replenishment.urgency." + row.urgency())));
    }

    private static void quantity(DataGrid<ProposalRow> grid, Format format, Consumer<ProposalRow> edit) {
        grid.number("units", "replenishment.column.suggest").style(row -> row.isEdited() ? "ed strong" : "strong")
                .tooltip(row -> row.isEdited() ? I18NProvider.translate("replenishment.column.suggestHint", row.suggestedUnits(), row.editedBy()) : "")
                .width(96).column().setRenderer(LitRenderer.<ProposalRow>of(
                        "${item.text} <span class='qm-pen' role='button' title='${item.title}' aria-label='${item.title}' style='cursor:pointer;opacity:${item.opacity}' "
                                + "@click=${edit}>✎</span>")
                .withProperty("text", row -> format.quantity(row.units())).withProperty("opacity", row -> row.isEdited() ? "1" : "0.3")
                .withProperty("title", _ -> I18NProvider.translate("replenishment.key.edit")).withFunction("edit", edit::accept));
    }

    private static void more(DataGrid<ProposalRow> grid) {
        grid.percent("rankRate", "replenishment.column.rank").width(100).hidden();
        grid.percent("returnRate", "replenishment.column.return").width(100).hidden();
        grid.text("firmedBy", "replenishment.column.firmedBy").width(100).hidden();
        grid.text("inboundAdvice", "replenishment.column.inboundAdvice").words("purchasing.advice.").oneOf(OrderAdvices.ACTIONS.toArray(String[]::new)).width(110).hidden();
        grid.number("suggestedUnits", "replenishment.column.suggested", "ui.unit.pieces").width(110).hidden();
        grid.number("previousUnits", "replenishment.column.previous", "ui.unit.pieces").width(110).hidden();
        grid.number("unitCost", "replenishment.column.unitCost").decimals(2).width(100).hidden();
        grid.money("lostSales", "replenishment.column.lostSales").width(110).hidden();
        grid.money("excessValue", "replenishment.column.excess").width(110).hidden();
        grid.day("outWithoutOn", "replenishment.column.outWithout").width(110).hidden();
        grid.day("orderOn", "replenishment.column.orderOn").width(110).hidden();
        grid.day("arrivesOn", "replenishment.column.arrives").width(110).hidden();
        grid.text("kind", "replenishment.column.kind").words("replenishment.kind.").oneOf("order", "transfer").width(100).hidden();
        grid.text("state", "replenishment.column.state").words("replenishment.state.")
                .oneOf("proposed", "snoozed", "ordered", "rejected", "lapsed").width(100).hidden();
        grid.text("editedBy", "replenishment.column.editedBy").width(100).hidden();
        grid.text("decidedBy", "replenishment.column.decidedBy").width(100).hidden();
        grid.text("orderCode", "replenishment.column.order").width(120).hidden();
        grid.day("snoozedUntil", "replenishment.column.snoozedUntil").width(110).hidden();
        grid.text("reason", "replenishment.column.reason").width(160).hidden();
    }
}

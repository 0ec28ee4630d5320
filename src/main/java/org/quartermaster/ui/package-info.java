/**
 * The frame and the parts of every screen. Knows no business: rooms bring views, and beans of {@link org.quartermaster.ui.NavigationEntry},
 * {@link org.quartermaster.ui.FindProvider} and {@link org.quartermaster.ui.JobFeed}. Owns the table {@code user_view} (saved views of grids).
 *
 * <p>A view, whole:
 * <pre>{@code
 * @Route(value = "stock", layout = Shell.class)
 * public class StockView extends Page {
 *     private final WhyPanel why = new WhyPanel();
 *
 *     @Inject
 *     public StockView(StockRows rows) {                                  // a RowSource<StockRow>; StockRow is a record
 *         super("stock.view.title");
 *         var grid = new DataGrid<>("stock.rows", StockRow.class, rows)
 *                 .identity(row -> row.sku() + "/" + row.warehouse())
 *                 .sortedBy("cover", false)
 *                 .onActive(this::explain)
 *                 .onOpen(row -> StockNavigation.toSku(row.sku()))
 *                 .key("a", "stock.key.acknowledge", selection -> selection.forEach(this::acknowledge))
 *                 .onSelect(selection -> approve.setEnabled(!selection.isEmpty()))
 *                 .card(row -> row.sku() + " " + row.name(), row -> Format.current().quantity(row.onHand()));
 *         grid.state("state", "stock.column.state").frozen();
 *         grid.link("sku", "stock.column.sku", row -> "forecast?sku=" + row.sku()).width(110).frozen();
 *         grid.text("name", "stock.column.name").grow(1);
 *         grid.text("kind", "stock.column.kind").words("stock.kind.").oneOf("A", "B");   // an enum needs no oneOf
 *         grid.number("onHand", "stock.column.onHand", "ui.unit.pieces").summed().width(90);
 *         grid.money("value", "stock.column.value").summed().width(100);
 *         grid.day("runsOut", "stock.column.runsOut").style(row -> row.isLate() ? "act strong" : "").width(110);
 *         toolbar().add(new Button(getTranslation("stock.view.run"), e -> run()));
 *         place(grid);                                                    // with views, filter chips, columns, export, totals
 *         aside(why);
 *     }
 *
 *     private void explain(StockRow row) {
 *         why.show(row.sku() + " · " + row.name(), "").section("stock.why.title",
 *                 new Waterfall().term(getTranslation("stock.why.onHand"), row.onHand()).sum(getTranslation("stock.why.position"), row.position()));
 *     }
 * }
 * }</pre>
 */
package org.quartermaster.ui;

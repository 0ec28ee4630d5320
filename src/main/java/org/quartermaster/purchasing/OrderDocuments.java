package org.quartermaster.purchasing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.purchasing.document.OrderDocument;
import org.quartermaster.shared.Role;

/** Gathers what stands on the document of a purchase order. */
@ApplicationScoped
@Transactional
public class OrderDocuments {

    /** What a supplier's price list says of one line; a supplier that does not sell the SKU any more has no entry. */
    private record Listed(BigDecimal unitCost, int breakFrom, String supplierSku) {
    }

    private Jdbi jdbi;
    private PurchaseOrderReading reading;

    protected OrderDocuments() {
    }

    @Inject
    public OrderDocuments(Jdbi jdbi, PurchaseOrderReading reading) {
        this.jdbi = jdbi;
        this.reading = reading;
    }

    /**
     * The document of one order.
     *
     * @param locale Chinese takes Chinese names where there are some
     */
    @RolesAllowed(Role.VIEW)
    public OrderDocument of(long id, Locale locale) {
        var order = reading.one(id);
        boolean isChinese = locale.getLanguage().equals("zh");
        return jdbi.withHandle(handle -> {
            Map<Integer, Listed> listed = listed(handle, id);
            Map<Integer, String> names = isChinese ? chineseNames(handle, id) : Map.of();
            var lines = order.lines().stream().map(line -> line(line, listed.get(line.lineNo()), names.getOrDefault(line.lineNo(), line.skuName()))).toList();
            return new OrderDocument(order.code(), order.orderedOn(), order.dueOn(), buyer(handle), party(handle, "supplier", order.supplier().value(), "email", isChinese),
                    party(handle, "warehouse", order.warehouse().value(), "code", isChinese), order.currency(), lines, order.createdBy(),
                    order.state() == OrderState.PROPOSED);
        });
    }

    private static OrderDocument.Line line(PurchaseOrderFacts.Line line, Listed listed, String name) {
        boolean isBreak = listed != null && listed.breakFrom() > 0 && listed.unitCost().compareTo(line.unitCost()) > 0;
        return new OrderDocument.Line(line.lineNo(), line.skuCode(), listed == null ? "" : listed.supplierSku(), name, line.units(), line.unitCost(), isBreak ? listed.unitCost() : line.unitCost(),
                isBreak ? listed.breakFrom() : 0, line.dueOn());
    }

    /** The list price of each line's SKU, and the price break that its quantity reached. */
    private static Map<Integer, Listed> listed(Handle handle, long id) {
        Map<Integer, Listed> listed = new HashMap<>();
        handle.createQuery("""
                        select l.line_no, t.unit_cost, coalesce((select max(b.from_units) from price_break b where b.term_id = t.id and b.from_units <= l.units), 0), t.supplier_sku
                        from purchase_order_line l join purchase_order o on o.id = l.order_id
                        join supplier_term t on t.supplier_id = o.supplier_id and t.sku_id = l.sku_id where o.id = :id
                        """).bind("id", id).map((row, _) -> listed.put(row.getInt(1), new Listed(row.getBigDecimal(2), row.getInt(3), row.getString(4)))).forEach(_ -> { });
        return listed;
    }

    private static Map<Integer, String> chineseNames(Handle handle, long id) {
        Map<Integer, String> names = new HashMap<>();
        handle.createQuery("select l.line_no, s.name_zh from purchase_order_line l join sku s on s.id = l.sku_id where l.order_id = :id and s.name_zh <> ''")
                .bind("id", id).map((row, _) -> names.put(row.getInt(1), row.getString(2))).forEach(_ -> { });
        return names;
    }

    private static List<String> buyer(Handle handle) {
        return handle.createQuery("select value from setting where name in ('company.name', 'company.address') order by name desc").mapTo(String.class).list().stream()
                .flatMap(String::lines).filter(line -> !line.isBlank()).toList();
    }

    /** Name, address lines and one more column of a supplier or a warehouse. */
    private static List<String> party(Handle handle, String table, int id, String more, boolean isChinese) {
        return handle.createQuery("select if(:zh and name_zh <> '', name_zh, name), address, %s from %s where id = :id".formatted(more, table)).bind("zh", isChinese)
                .bind("id", id).map((row, _) -> {
                    var lines = new ArrayList<String>();
                    lines.add(row.getString(1));
                    row.getString(2).lines().forEach(lines::add);
                    lines.add(row.getString(3));
                    lines.removeIf(String::isBlank);
                    return lines;
                }).one();
    }
}

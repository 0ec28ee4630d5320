package org.quartermaster.stock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.database.Settings;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;

/** Asks for transfers between warehouses and reads them; {@link TransferSteps} moves them on. */
@ApplicationScoped
@Transactional
public class Transfers {
    /** Days that a transfer takes where nobody says otherwise; {@link #USUAL_DAYS_SETTING} changes it. */
    public static final int USUAL_DAYS = 3;
    /** Name of the company's usual days. */
    public static final String USUAL_DAYS_SETTING = "replenishment.transit_days";
    private static final int IDS_PER_QUERY = 1_000;

    private Jdbi jdbi;
    private Clock clock;
    private Event<Audited> audited;

    protected Transfers() {
    }

    @Inject
    public Transfers(Jdbi jdbi, Clock clock, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.audited = audited;
    }

    /**
     * Plans all requests in one transaction, one transfer per pair of warehouses and day. A line whose proposal key was placed before is not placed again,
     * whoever asks and however often at once.
     *
     * @return one entry per requested line, in the order of the requests
     * @throws NotFound   when a warehouse or SKU is not there
     * @throws NotAllowed when a receiving warehouse is outside the actor's scope
     */
    @RolesAllowed(Role.BUY)
    public List<PlacedTransfer> place(List<TransferRequest> requests) {
        check(requests);
        if (requests.isEmpty()) {
            return List.of();
        }
        var placement = new TransferPlacement(requests, Actor.required().name(), clock.instant());
        jdbi.useTransaction(handle -> {
            requireKnown(handle, "warehouse", requests.stream().flatMap(request -> Stream.of(request.from().value(), request.to().value())));
            requireKnown(handle, "sku", requests.stream().flatMap(request -> request.lines().stream()).map(line -> line.sku().value()));
            placement.run(handle);
        });
        placement.placedNow().forEach(transfer ->
                audited.fire(new Audited("stock.transfer.plan", "stock_transfer", String.valueOf(transfer.id()), "", transfer.summary())));
        return placement.placed();
    }

    private static void requireKnown(Handle handle, String table, Stream<Integer> wanted) {
        var unknown = new TreeSet<>(wanted.toList());
        var ids = List.copyOf(unknown);
        for (int from = 0; from < ids.size(); from += IDS_PER_QUERY) {
            handle.createQuery("select id from " + table + " where id in (<ids>)").bindList("ids", ids.subList(from, Math.min(ids.size(), from + IDS_PER_QUERY)))
                    .mapTo(Integer.class).forEach(unknown::remove);
        }
        if (!unknown.isEmpty()) {
            throw new NotFound(table.equals("sku") ? "SKU" : table, unknown.first());
        }
    }

    private static void check(List<TransferRequest> requests) {
        var keys = new HashSet<String>();
        for (var request : requests) {
            if (!Actor.required().sees(request.to())) {
                throw new NotAllowed("Warehouse %d is outside your warehouses.".formatted(request.to().value()));
            }
            for (var line : request.lines()) {
                if (!line.proposalKey().isEmpty() && !keys.add(line.proposalKey())) {
                    throw new IllegalArgumentException("Proposal %s stands in two lines of one request.".formatted(line.proposalKey()));
                }
            }
        }
    }

    /** What planned transfers will bring and take, of the SKUs of the range, whatever the actor's scope: both ends belong to the netting. */
    @RolesAllowed(Role.VIEW)
    public List<PlannedMove> planned(SkuRange range) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select sku_id, warehouse_id, sum(comes) as comes, sum(leaves) as leaves from (
                          select l.sku_id, t.to_warehouse_id as warehouse_id, l.units as comes, 0 as leaves
                          from stock_transfer t join stock_transfer_line l on l.transfer_id = t.id
                          where t.state = 'planned' and l.sku_id between :from and :to
                          union all
                          select l.sku_id, t.from_warehouse_id, 0, l.units from stock_transfer t join stock_transfer_line l on l.transfer_id = t.id
                          where t.state = 'planned' and l.sku_id between :from and :to) moves
                        group by sku_id, warehouse_id
                        """).bind("from", range.fromId()).bind("to", range.toId()).mapTo(PlannedMove.class).list());
    }

    /** Days that a transfer to each warehouse takes, by its id: those from the warehouse that feeds it, else the company's usual ones. */
    @RolesAllowed(Role.VIEW)
    public Map<Integer, Integer> usualDays() {
        int company = Settings.find(jdbi, USUAL_DAYS_SETTING).filter(text -> !text.isBlank()).map(Integer::valueOf).orElse(USUAL_DAYS);
        return jdbi.withHandle(handle -> handle.createQuery("select id, if(supplied_from is null, null, transfer_days) from warehouse")
                .reduceRows(new HashMap<>(), (days, row) -> {
                    Integer own = row.getColumn(2, Integer.class);
                    days.put(row.getColumn(1, Integer.class), own == null ? company : own);
                    return days;
                }));
    }

    /** What transfers bring that are planned or on the way, of the SKUs of the range, whatever the actor's scope; planned ones are part of {@link #planned}, shipped ones of what balances have in transit. */
    @RolesAllowed(Role.VIEW)
    public List<ComingTransfer> coming(SkuRange range) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select l.sku_id, t.to_warehouse_id as warehouse_id, t.code, if(t.state = 'shipped', l.shipped_units, l.units) as units, t.ship_on, t.arrives_on,
                          if(t.state = 'shipped', coalesce(t.shipped_on, t.ship_on), null) as left_on
                        from stock_transfer t join stock_transfer_line l on l.transfer_id = t.id
                        where t.state in ('planned', 'shipped') and l.sku_id between :from and :to order by t.id, l.line_no
                        """).bind("from", range.fromId()).bind("to", range.toId()).mapTo(ComingTransfer.class).list());
    }

    /** @throws NotFound when there is none that begins or ends in the actor's warehouses */
    @RolesAllowed(Role.VIEW)
    public TransferFacts one(long id) {
        return jdbi.withHandle(handle -> {
            var lines = handle.createQuery("""
                            select l.*, s.code, s.name, coalesce(b.on_hand, 0) as on_hand from stock_transfer_line l join sku s on s.id = l.sku_id
                            join stock_transfer t on t.id = l.transfer_id
                            left join stock_balance b on b.sku_id = l.sku_id and b.warehouse_id = t.from_warehouse_id
                            where l.transfer_id = :id order by l.line_no
                            """).bind("id", id)
                    .map((row, context) -> new TransferFacts.Line(row.getInt("line_no"), new SkuId(row.getInt("sku_id")), row.getString("code"),
                            row.getString("name"), row.getInt("units"), row.getInt("shipped_units"), row.getInt("received_units"), row.getInt("on_hand")))
                    .list();
            return handle.createQuery("""
                            select t.*, f.code as from_code, g.code as to_code from stock_transfer t join warehouse f on f.id = t.from_warehouse_id
                            join warehouse g on g.id = t.to_warehouse_id where t.id = :id and (%s or %s)
                            """.formatted(Scope.sees("t.from_warehouse_id"), Scope.sees("t.to_warehouse_id"))).bind("id", id)
                    .map((row, context) -> new TransferFacts(row.getLong("id"), row.getString("code"), new WarehouseId(row.getInt("from_warehouse_id")),
                            row.getString("from_code"), new WarehouseId(row.getInt("to_warehouse_id")), row.getString("to_code"),
                            TransferState.of(row.getString("state")), row.getObject("ship_on", LocalDate.class), row.getObject("arrives_on", LocalDate.class),
                            row.getObject("shipped_on", LocalDate.class), row.getObject("received_on", LocalDate.class), row.getString("created_by"),
                            row.getInt("version"), lines))
                    .findOne().orElseThrow(() -> new NotFound("transfer", id));
        });
    }
}

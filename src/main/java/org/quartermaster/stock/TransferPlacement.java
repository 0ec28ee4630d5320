package org.quartermaster.stock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.quartermaster.database.Numbers;
import org.quartermaster.shared.WarehouseId;

/**
 * One call of {@link Transfers#place}: take numbers, look which keys are placed already, group the rest, insert. The number block's row stays locked until
 * the transaction ends, so two placements never look at the same time; the unique key in the table stays the last guard.
 */
final class TransferPlacement {

    private record Group(WarehouseId from, WarehouseId to, LocalDate shipOn, LocalDate arrivesOn) {
        static Group of(TransferRequest request) {
            return new Group(request.from(), request.to(), request.shipOn(), request.arrivesOn());
        }
    }

    /** A transfer that this call inserted. */
    record NewTransfer(long id, String code, Group group, List<TransferRequest.Line> lines) {
        String summary() {
            return "%s: warehouse %d to %d, %d lines, %d units".formatted(code, group.from().value(), group.to().value(), lines.size(),
                    lines.stream().mapToInt(TransferRequest.Line::units).sum());
        }
    }

    private final List<TransferRequest> requests;
    private final String actor;
    private final LocalDateTime now;
    private final Map<String, PlacedTransfer> before = new HashMap<>();
    private final Map<Group, NewTransfer> placedNow = new LinkedHashMap<>();

    TransferPlacement(List<TransferRequest> requests, String actor, Instant now) {
        this.requests = requests;
        this.actor = actor;
        this.now = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    }

    void run(Handle handle) {
        long id = Numbers.take(handle, "stock_transfer", requests.size());
        findPlaced(handle);
        for (var request : requests) {
            for (var line : request.lines()) {
                if (!before.containsKey(line.proposalKey())) {
                    if (!placedNow.containsKey(Group.of(request))) {
                        String code = "TR-%s-%d".formatted(request.shipOn().format(DateTimeFormatter.ofPattern("yyMMdd")), id);
                        placedNow.put(Group.of(request), new NewTransfer(id++, code, Group.of(request), new ArrayList<>()));
                    }
                    placedNow.get(Group.of(request)).lines().add(line);
                }
            }
        }
        insert(handle);
    }

    List<NewTransfer> placedNow() {
        return List.copyOf(placedNow.values());
    }

    List<PlacedTransfer> placed() {
        var placed = new ArrayList<PlacedTransfer>();
        for (var request : requests) {
            for (var line : request.lines()) {
                var known = before.get(line.proposalKey());
                var made = placedNow.get(Group.of(request));
                placed.add(known != null ? known : new PlacedTransfer(line.proposalKey(), made.id(), made.code(), true));
            }
        }
        return placed;
    }

    /** A locking read: a plain one could show the state at the transaction's beginning, before another call committed. */
    private void findPlaced(Handle handle) {
        var keys = requests.stream().flatMap(request -> request.lines().stream()).map(TransferRequest.Line::proposalKey).filter(key -> !key.isEmpty()).toList();
        for (int from = 0; from < keys.size(); from += 1_000) {
            handle.createQuery("""
                            select l.proposal_key, l.transfer_id, t.code from stock_transfer_line l join stock_transfer t on t.id = l.transfer_id
                            where l.proposal_key in (<keys>) lock in share mode
                            """)
                    .bindList("keys", keys.subList(from, Math.min(keys.size(), from + 1_000)))
                    .map((row, context) -> new PlacedTransfer(row.getString(1), row.getLong(2), row.getString(3), false))
                    .forEach(line -> before.put(line.proposalKey(), line));
        }
    }

    private void insert(Handle handle) {
        if (placedNow.isEmpty()) {
            return;
        }
        var transfers = handle.prepareBatch("""
                insert into stock_transfer (id, code, from_warehouse_id, to_warehouse_id, state, ship_on, arrives_on, created_by, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        var lines = handle.prepareBatch("insert into stock_transfer_line (transfer_id, line_no, sku_id, units, proposal_key) values (?, ?, ?, ?, ?)");
        for (var transfer : placedNow.values()) {
            var group = transfer.group();
            transfers.add(transfer.id(), transfer.code(), group.from().value(), group.to().value(), TransferState.PLANNED.code(), group.shipOn(),
                    group.arrivesOn(), actor, now);
            int lineNo = 1;
            for (var line : transfer.lines()) {
                lines.add(transfer.id(), lineNo++, line.sku().value(), line.units(), line.proposalKey().isEmpty() ? null : line.proposalKey());
            }
        }
        transfers.execute();
        lines.execute();
    }
}

package org.quartermaster.delivery;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.quartermaster.stock.Movement;

/**
 * What a transport order carries.
 *
 * @param fromWarehouse whose stock it leaves when it is fetched; null: none
 * @param toWarehouse   whose stock it goes into when it is brought; null: none
 * @param lines         each SKU once
 * @param fetchedAt     UTC; null: not yet
 * @param broughtAt     UTC; null: not yet
 */
public record TransportGoods(long transportId, Reason reason, Integer fromWarehouse, Integer toWarehouse, List<Line> lines, LocalDateTime fetchedAt, LocalDateTime broughtAt) {

    /** Why they are driven. */
    public enum Reason {
        /** A customer sends them back. */
        RETURN(Movement.Kind.RETURN),
        /** Fetched at a supplier or maker. */
        COLLECTION(Movement.Kind.RECEIPT),
        /** Out of a warehouse, to another one or to a place without stock. */
        TRANSFER(Movement.Kind.TRANSFER);

        private final Movement.Kind arrival;

        Reason(Movement.Kind booked) {
            arrival = booked;
        }

        /** The kind of the movement that books them in. */
        Movement.Kind arrival() {
            return arrival;
        }

        /** As it stands in tables and files. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException when there is no such reason */
        public static Reason of(String code) {
            try {
                return valueOf(code == null ? "" : code.strip().toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("A reason is return, collection or transfer, got %s.".formatted(code), e);
            }
        }
    }

    /** Units of a SKU, ≥ 1. */
    public record Line(int skuId, String sku, int units) {
    }

    public TransportGoods {
        lines = List.copyOf(lines);
    }

    public boolean isOnBoard() {
        return fetchedAt != null && broughtAt == null;
    }

    /** A transfer leaves a warehouse for somewhere else; a return or collection goes into one and leaves none. */
    boolean isFitting() {
        return reason == Reason.TRANSFER ? fromWarehouse != null && !fromWarehouse.equals(toWarehouse) : fromWarehouse == null && toWarehouse != null;
    }

    /** The kind of the movement that books them out. */
    Movement.Kind departure() {
        return toWarehouse == null ? Movement.Kind.SHIPMENT : Movement.Kind.TRANSFER;
    }

    /** "transfer from 2 to 1: S001 × 30"; empty without lines. */
    String summary() {
        return lines.isEmpty() ? "" : lines.stream().map(line -> line.sku() + " × " + line.units())
                .collect(Collectors.joining(", ", "%s from %s to %s: ".formatted(reason.code(), fromWarehouse, toWarehouse), ""));
    }

    /** Out of one stock and into another: in transit while they are on board. */
    boolean isBetweenWarehouses() {
        return fromWarehouse != null && toWarehouse != null;
    }
}

package org.quartermaster.delivery;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
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

    /** Out of one stock and into another: in transit while they are on board. */
    boolean isBetweenWarehouses() {
        return fromWarehouse != null && toWarehouse != null;
    }
}

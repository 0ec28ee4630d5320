package org.quartermaster.purchasing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A line of a purchase order; only its received units change. */
@Entity
@IdClass(PurchaseOrderLine.Key.class)
@Table(name = "purchase_order_line")
class PurchaseOrderLine {

    /** Order and line number. */
    public static class Key implements Serializable {
        private long order;
        private int lineNo;

        public Key() {
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.order == order && key.lineNo == lineNo;
        }

        @Override
        public int hashCode() {
            return Objects.hash(order, lineNo);
        }
    }

    @Id
    @ManyToOne
    @JoinColumn(name = "order_id")
    private PurchaseOrder order;
    @Id
    @Column(name = "line_no")
    private int lineNo;
    @Column(name = "sku_id", updatable = false)
    private int skuId;
    @Column(name = "units", updatable = false)
    private int units;
    @Column(name = "received_units")
    private int receivedUnits;

    protected PurchaseOrderLine() {
    }

    PurchaseOrderLine(PurchaseOrder order, int lineNo, int skuId, int units) {
        this.order = order;
        this.lineNo = lineNo;
        this.skuId = skuId;
        this.units = units;
    }

    void receive(int more) {
        receivedUnits += more;
    }

    int lineNo() {
        return lineNo;
    }

    int skuId() {
        return skuId;
    }

    int units() {
        return units;
    }

    int receivedUnits() {
        return receivedUnits;
    }

    int openUnits() {
        return Math.max(0, units - receivedUnits);
    }
}

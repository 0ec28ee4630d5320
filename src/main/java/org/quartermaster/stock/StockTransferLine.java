package org.quartermaster.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A line of a transfer: units asked for, shipped and received. */
@Entity
@IdClass(StockTransferLine.Key.class)
@Table(name = "stock_transfer_line")
class StockTransferLine {

    /** Transfer and line number. */
    public static class Key implements Serializable {
        private long transfer;
        private int lineNo;

        public Key() {
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.transfer == transfer && key.lineNo == lineNo;
        }

        @Override
        public int hashCode() {
            return Objects.hash(transfer, lineNo);
        }
    }

    @Id
    @ManyToOne
    @JoinColumn(name = "transfer_id")
    private StockTransfer transfer;
    @Id
    @Column(name = "line_no")
    private int lineNo;
    @Column(name = "sku_id", updatable = false)
    private int skuId;
    @Column(name = "units", updatable = false)
    private int units;
    @Column(name = "shipped_units")
    private int shippedUnits;
    @Column(name = "received_units")
    private int receivedUnits;

    protected StockTransferLine() {
    }

    StockTransferLine(StockTransfer transfer, int lineNo, int skuId, int units) {
        this.transfer = transfer;
        this.lineNo = lineNo;
        this.skuId = skuId;
        this.units = units;
    }

    void ship(int shipped) {
        shippedUnits = shipped;
    }

    void receive(int received) {
        receivedUnits = received;
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

    int shippedUnits() {
        return shippedUnits;
    }

    int receivedUnits() {
        return receivedUnits;
    }
}

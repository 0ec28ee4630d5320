package org.quartermaster.purchasing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.FieldEdit;

/** A line of a purchase order: what was ordered, what the supplier confirmed, what came. */
@Entity
@IdClass(PurchaseOrderLine.Key.class)
@Table(name = "purchase_order_line")
class PurchaseOrderLine {

    private static final int MOST_UNITS = 10_000_000;

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
    @Column(name = "units")
    private int units;
    @Column(name = "unit_cost")
    private BigDecimal unitCost = BigDecimal.ZERO;
    @Column(name = "due_on")
    private LocalDate dueOn;
    @Column(name = "confirmed_units")
    private Integer confirmedUnits;
    @Column(name = "expected_on")
    private LocalDate expectedOn;
    @Column(name = "received_units")
    private int receivedUnits;

    protected PurchaseOrderLine() {
    }

    PurchaseOrderLine(PurchaseOrder order, int lineNo, int skuId, int units, LocalDate dueOn) {
        this.order = order;
        this.lineNo = lineNo;
        this.skuId = skuId;
        this.units = units;
        this.dueOn = dueOn;
    }

    /**
     * The supplier said how many it delivers, and when.
     *
     * @param said units in all, at least those that came already
     * @param day  null: as the order
     */
    void confirm(int said, LocalDate day, String order) {
        if (said < receivedUnits || said > MOST_UNITS) {
            throw new Conflict("purchasing.conflict.confirmedUnits", "Line %d of order %s cannot be confirmed with %d units: %d came already. Check the number."
                    .formatted(lineNo, order, said, receivedUnits), order, lineNo, said, receivedUnits);
        }
        confirmedUnits = said;
        expectedOn = day;
    }

    void confirmAsOrdered() {
        confirmedUnits = confirmedUnits == null ? (Integer) Math.max(units, receivedUnits) : confirmedUnits;
    }

    /** Which of the changes meet a value that their author did not see. */
    List<LineEdit.Clash> clashes(LineEdit edit) {
        var clashes = new ArrayList<LineEdit.Clash>();
        clash(clashes, "units", edit.units(), units);
        clash(clashes, "unitCost", edit.unitCost(), unitCost);
        clash(clashes, "dueOn", edit.dueOn(), dueOn);
        return clashes;
    }

    private <T> void clash(List<LineEdit.Clash> clashes, String field, FieldEdit<T> edit, T current) {
        if (edit != null && edit.meets(current) == FieldEdit.Meeting.CLASH) {
            clashes.add(new LineEdit.Clash(lineNo, field, String.valueOf(edit.seen()), String.valueOf(edit.wanted()), String.valueOf(current)));
        }
    }

    void edit(LineEdit edit) {
        units = edit.units() == null ? units : edit.units().over(units);
        unitCost = edit.unitCost() == null ? unitCost : edit.unitCost().over(unitCost);
        dueOn = edit.dueOn() == null ? dueOn : edit.dueOn().over(dueOn);
    }

    BigDecimal value() {
        return unitCost.multiply(BigDecimal.valueOf(units));
    }

    LocalDate dueOn() {
        return dueOn;
    }

    String content() {
        return "%d: %d at %s due %s".formatted(lineNo, units, unitCost.stripTrailingZeros().toPlainString(), dueOn);
    }

    void expectAsDueUnlessSaid() {
        expectedOn = expectedOn == null ? dueOn : expectedOn;
    }

    void expectWithOrder() {
        expectedOn = null;
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

    LocalDate expectedOn() {
        return expectedOn;
    }

    /** What the supplier is going to deliver in all. */
    int promisedUnits() {
        return confirmedUnits == null ? units : confirmedUnits;
    }

    int openUnits() {
        return Math.max(0, promisedUnits() - receivedUnits);
    }
}

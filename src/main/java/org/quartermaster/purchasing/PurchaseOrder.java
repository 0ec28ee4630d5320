package org.quartermaster.purchasing;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.quartermaster.database.Versioned;
import org.quartermaster.shared.Conflict;

/**
 * A purchase order: <b>approved</b> → <b>confirmed</b> → <b>completed</b> → <b>closed</b>, or <b>cancelled</b> while nothing has come.
 *
 * <p>Approved and confirmed orders are open: they receive, may be rescheduled, and complete by themselves when the last unit came, or by hand when the
 * rest will not come. Confirming is not needed before receiving. Every step that does not fit the state throws {@link Conflict} and changes nothing.
 */
@Entity
@Table(name = "purchase_order")
class PurchaseOrder implements Versioned {

    @Id
    @Column(name = "id")
    private long id;
    @Column(name = "code", updatable = false)
    private String code;
    @Column(name = "supplier_id", updatable = false)
    private int supplierId;
    @Column(name = "warehouse_id", updatable = false)
    private int warehouseId;
    @Column(name = "state")
    private OrderState state;
    @Column(name = "due_on")
    private LocalDate dueOn;
    @Column(name = "expected_on")
    private LocalDate expectedOn;
    @Column(name = "sent_at")
    private LocalDateTime sentAt;
    @Version
    @Column(name = "version")
    private int version;
    @OneToMany(mappedBy = "order", cascade = CascadeType.MERGE)
    @OrderBy("lineNo")
    private List<PurchaseOrderLine> lines = new ArrayList<>();

    protected PurchaseOrder() {
    }

    /** For tests of the state machine. */
    PurchaseOrder(String code, int supplierId, int warehouseId, LocalDate dueOn, int... units) {
        this.code = code;
        this.supplierId = supplierId;
        this.warehouseId = warehouseId;
        this.dueOn = dueOn;
        this.state = OrderState.APPROVED;
        for (int i = 0; i < units.length; i++) {
            lines.add(new PurchaseOrderLine(this, i + 1, i + 1, units[i]));
        }
    }

    /** The supplier said yes, and perhaps when it comes ({@code expected} may be null: as due). */
    void confirm(LocalDate expected) {
        require(state == OrderState.APPROVED, "confirm");
        state = OrderState.CONFIRMED;
        expectedOn = expected == null ? expectedOn : expected;
    }

    /** It is now expected on another day; null: as due. */
    void expect(LocalDate expected) {
        require(state.isOpen(), "expect");
        expectedOn = expected;
    }

    /** It went to the supplier. */
    void sent(LocalDateTime at) {
        require(state.isOpen(), "send");
        sentAt = at;
    }

    /**
     * Units came.
     *
     * @param lineNo which line
     * @param units  1 … its open units
     * @return the line
     */
    PurchaseOrderLine receive(int lineNo, int units) {
        require(state.isOpen(), "receive");
        var line = lines.stream().filter(candidate -> candidate.lineNo() == lineNo).findFirst()
                .orElseThrow(() -> new Conflict("purchasing.conflict.noLine", "Order %s has no line %d.".formatted(code, lineNo), code, lineNo));
        if (units < 1 || units > line.openUnits()) {
            throw new Conflict("purchasing.conflict.units", "Line %d of order %s waits for %d units, not %d. Check the count."
                    .formatted(lineNo, code, line.openUnits(), units), code, lineNo, line.openUnits(), units);
        }
        line.receive(units);
        if (lines.stream().allMatch(each -> each.openUnits() == 0)) {
            state = OrderState.COMPLETED;
        }
        return line;
    }

    /** What is open will not come. */
    void complete() {
        require(state.isOpen() && hasReceived(), "complete");
        state = OrderState.COMPLETED;
    }

    /** Nothing is left to do. */
    void close() {
        require(state == OrderState.COMPLETED, "close");
        state = OrderState.CLOSED;
    }

    /** Withdraws it; once something came it can only be completed. */
    void cancel() {
        require(state.isOpen() && !hasReceived(), "cancel");
        state = OrderState.CANCELLED;
    }

    private boolean hasReceived() {
        return lines.stream().anyMatch(line -> line.receivedUnits() > 0);
    }

    private void require(boolean allowed, String step) {
        if (!allowed) {
            throw new Conflict("purchasing.conflict.state", "Order %s is %s%s: this step (%s) does not fit. Look at it again."
                    .formatted(code, state.code(), hasReceived() ? " and partly received" : "", step), code, state.code(), step);
        }
    }

    long id() {
        return id;
    }

    String code() {
        return code;
    }

    int warehouseId() {
        return warehouseId;
    }

    OrderState state() {
        return state;
    }

    LocalDate expectedOn() {
        return expectedOn;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public String summary() {
        return "%s expected %s received %d of %d".formatted(state.code(), expectedOn == null ? dueOn : expectedOn,
                lines.stream().mapToInt(PurchaseOrderLine::receivedUnits).sum(), lines.stream().mapToInt(PurchaseOrderLine::units).sum());
    }
}

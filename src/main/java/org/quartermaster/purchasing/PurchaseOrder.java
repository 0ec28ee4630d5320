package org.quartermaster.purchasing;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.quartermaster.database.Versioned;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;

/**
 * A purchase order: <b>proposed</b> (above its buyer's limit) → <b>approved</b> → <b>sent</b> → <b>confirmed</b> → <b>partly received</b> →
 * <b>received</b> → <b>closed</b>; a proposed one may be <b>rejected</b>, and any is <b>cancelled</b> while nothing has come.
 *
 * <p>Facts may be quicker than paper: what arrives or is confirmed is booked although nobody noted the steps before it. The first receipt makes an order
 * partly received, the last one received; so does a person who knows that the rest will not come. Every step that does not fit the state throws
 * {@link Conflict} and changes nothing.
 */
@Entity
@Table(name = "purchase_order")
class PurchaseOrder implements Versioned {

    private static final int LONGEST_REASON = 300;

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
    @Column(name = "value")
    private BigDecimal value;
    @Column(name = "approver")
    private String approver = "";
    @Column(name = "approved_by")
    private String approvedBy = "";
    @Column(name = "approved_at")
    private LocalDateTime approvedAt;
    @Column(name = "sent_at")
    private LocalDateTime sentAt;
    @Column(name = "sent_how")
    private String sentHow = "";
    @Column(name = "sent_to")
    private String sentTo = "";
    @Column(name = "reason")
    private String reason = "";
    @Version
    @Column(name = "version")
    private int version;
    @OneToMany(mappedBy = "order", cascade = CascadeType.MERGE)
    @OrderBy("lineNo")
    private List<PurchaseOrderLine> lines = new ArrayList<>();

    protected PurchaseOrder() {
    }

    /** For tests of the state machine: one line per number of units, SKUs 1, 2, …. */
    PurchaseOrder(String code, int supplierId, int warehouseId, LocalDate dueOn, int... units) {
        this.code = code;
        this.supplierId = supplierId;
        this.warehouseId = warehouseId;
        this.dueOn = dueOn;
        this.state = OrderState.APPROVED;
        for (int i = 0; i < units.length; i++) {
            lines.add(new PurchaseOrderLine(this, i + 1, i + 1, units[i], dueOn));
        }
    }

    /** The same, above its buyer's limit. */
    PurchaseOrder proposedTo(Role role) {
        state = OrderState.PROPOSED;
        approver = role.code();
        return this;
    }

    /** Somebody who may says yes; whether he may is not decided here. */
    void approve(String actor, LocalDateTime at) {
        require(state == OrderState.PROPOSED, "approve");
        state = OrderState.APPROVED;
        approver = "";
        approvedBy = actor;
        approvedAt = at;
    }

    /** Somebody who may says no. */
    void reject(String why) {
        require(state == OrderState.PROPOSED, "reject");
        state = OrderState.REJECTED;
        approver = "";
        reason = cut(why);
    }

    /** The supplier has it. Sending it again later only notes the newer time and way. */
    void send(Sending sending, LocalDateTime at) {
        require(state.isOpen(), "send");
        state = state == OrderState.APPROVED ? OrderState.SENT : state;
        sentAt = at;
        sentHow = sending.how().code();
        sentTo = sending.to();
    }

    /**
     * The supplier said yes, and perhaps to other units and days.
     *
     * @param lines    what was said of which line; a line that is not named is confirmed as ordered
     * @param expected the day for all lines that name none; null: as due
     */
    void confirm(List<ConfirmedLine> lines, LocalDate expected) {
        require(state.isOpen(), "confirm");
        lines.forEach(said -> line(said.lineNo()).confirm(said.units(), said.day(), code));
        if (this.lines.stream().allMatch(line -> line.promisedUnits() == 0)) {
            throw new Conflict("purchasing.conflict.nothingConfirmed", "Order %s would be confirmed with no unit at all. Cancel it instead.".formatted(code), code);
        }
        this.lines.stream().filter(line -> lines.stream().noneMatch(said -> said.lineNo() == line.lineNo())).forEach(PurchaseOrderLine::confirmAsOrdered);
        state = state == OrderState.PARTLY_RECEIVED ? state : OrderState.CONFIRMED;
        expectedOn = expected != null ? expected : latest(lines);
        receivedWhenNothingIsOpen();
    }

    /** The last of the days that were said; then lines without a day of their own stay as due. */
    private LocalDate latest(List<ConfirmedLine> said) {
        var latest = said.stream().map(ConfirmedLine::day).filter(Objects::nonNull).max(LocalDate::compareTo);
        latest.ifPresent(_ -> lines.forEach(PurchaseOrderLine::expectAsDueUnlessSaid));
        return latest.orElse(expectedOn);
    }

    /** Where the changes meet values that their author did not see. */
    List<LineEdit.Clash> clashes(List<LineEdit> edits) {
        require(state.isDraft(), "edit");
        return edits.stream().flatMap(edit -> line(edit.lineNo()).clashes(edit).stream()).toList();
    }

    /** Stores changes that do not clash; value and due day follow the lines. */
    void edit(List<LineEdit> edits) {
        require(state.isDraft(), "edit");
        edits.forEach(edit -> line(edit.lineNo()).edit(edit));
        value = lines.stream().map(PurchaseOrderLine::value).reduce(BigDecimal.ZERO, BigDecimal::add).setScale(2, RoundingMode.HALF_UP);
        dueOn = lines.stream().map(PurchaseOrderLine::dueOn).max(LocalDate::compareTo).orElse(dueOn);
    }

    /** After a change: who may approve it now? What its editor may not waits; what waited goes on waiting for whom it needs. */
    void judgeAgain(Actor editor, Role needed, LocalDateTime at) {
        boolean mayStand = editor.role().includes(needed);
        if (state == OrderState.APPROVED) {
            state = mayStand ? OrderState.APPROVED : OrderState.PROPOSED;
            approver = mayStand ? "" : needed.code();
            approvedBy = mayStand ? editor.name() : "";
            approvedAt = mayStand ? at : null;
        } else {
            approver = (needed == Role.BUYER ? Role.of(approver) : needed).code();
        }
    }

    /** What is ordered, for the audit trail of changes. */
    String content() {
        return state.code() + lines.stream().map(PurchaseOrderLine::content).collect(Collectors.joining(", ", " ", ""));
    }

    /** All of it is now expected on another day; null: as due. */
    void expect(LocalDate expected) {
        require(state.isOpen(), "expect");
        expectedOn = expected;
        lines.forEach(PurchaseOrderLine::expectWithOrder);
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
        var line = line(lineNo);
        if (units < 1 || units > line.openUnits()) {
            throw new Conflict("purchasing.conflict.units", "Line %d of order %s waits for %d units, not %d. Check the count."
                    .formatted(lineNo, code, line.openUnits(), units), code, lineNo, line.openUnits(), units);
        }
        line.receive(units);
        state = OrderState.PARTLY_RECEIVED;
        receivedWhenNothingIsOpen();
        return line;
    }

    private void receivedWhenNothingIsOpen() {
        if (state == OrderState.PARTLY_RECEIVED && lines.stream().allMatch(each -> each.openUnits() == 0)) {
            state = OrderState.RECEIVED;
        }
    }

    /** What is open will not come. */
    void endShort() {
        require(state == OrderState.PARTLY_RECEIVED, "endShort");
        state = OrderState.RECEIVED;
    }

    /** Nothing is left to do. */
    void close() {
        require(state == OrderState.RECEIVED, "close");
        state = OrderState.CLOSED;
    }

    /** Withdraws it; once something came it can only be ended short. */
    void cancel(String why) {
        require(state != OrderState.PARTLY_RECEIVED && (state.isOpen() || state == OrderState.PROPOSED), "cancel");
        state = OrderState.CANCELLED;
        approver = "";
        reason = cut(why);
    }

    private PurchaseOrderLine line(int lineNo) {
        return lines.stream().filter(candidate -> candidate.lineNo() == lineNo).findFirst()
                .orElseThrow(() -> new Conflict("purchasing.conflict.noLine", "Order %s has no line %d.".formatted(code, lineNo), code, lineNo));
    }

    private void require(boolean allowed, String step) {
        if (!allowed) {
            throw new Conflict("purchasing.conflict.state", "Order %s is %s: this step (%s) does not fit. Look at it again."
                    .formatted(code, state.code().replace('_', ' '), step), code, state.code(), step);
        }
    }

    private static String cut(String text) {
        return text == null ? "" : text.strip().substring(0, Math.min(LONGEST_REASON, text.strip().length()));
    }

    long id() {
        return id;
    }

    /** Supplier currency. */
    BigDecimal value() {
        return value;
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

    String reason() {
        return reason;
    }

    /** While proposed: the lowest role that may approve it. */
    Role approver() {
        return approver.isEmpty() ? Role.BUYER : Role.of(approver);
    }

    List<PurchaseOrderLine> lines() {
        return lines;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public String summary() {
        int promised = lines.stream().mapToInt(PurchaseOrderLine::promisedUnits).sum();
        int ordered = lines.stream().mapToInt(PurchaseOrderLine::units).sum();
        return "%s expected %s received %d of %d".formatted(state.code(), expectedOn == null ? dueOn : expectedOn,
                lines.stream().mapToInt(PurchaseOrderLine::receivedUnits).sum(), ordered) + (promised == ordered ? "" : " confirmed " + promised)
                + (sentHow.isEmpty() ? "" : " sent by " + sentHow) + (reason.isEmpty() ? "" : ": " + reason);
    }
}

package org.quartermaster.alerts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.quartermaster.database.Versioned;
import org.quartermaster.shared.Conflict;

/**
 * An alert as people change it: <b>open</b> → <b>acknowledged</b> or <b>snoozed</b> → <b>resolved</b>. The detection finds, updates, reopens and ends alerts in
 * bulk; what it found is not changed here. A step that does not fit the state throws {@link Conflict} and changes nothing.
 */
@Entity
@Table(name = "alert")
class Alert implements Versioned {

    @Id
    @Column(name = "id")
    private long id;
    @Column(name = "alert_key", updatable = false)
    private String key;
    @Column(name = "live_key", updatable = false)
    private String liveKey;
    @Column(name = "subject", updatable = false)
    private String subject;
    @Column(name = "warehouse_id", updatable = false)
    private Integer warehouseId;
    @Column(name = "money", updatable = false)
    private BigDecimal money;
    @Column(name = "state")
    private AlertState state;
    @Column(name = "assignee")
    private String assignee;
    @Column(name = "held_money")
    private BigDecimal heldMoney;
    @Column(name = "snoozed_until")
    private LocalDate snoozedUntil;
    @Column(name = "resolution")
    private String resolution;
    @Column(name = "resolved_at")
    private LocalDateTime resolvedAt;
    @Column(name = "decided_by")
    private String decidedBy;
    @Column(name = "comments")
    private int comments;
    @Version
    @Column(name = "version")
    private int version;

    protected Alert() {
    }

    /** For tests of the state machine. */
    Alert(String subject, BigDecimal money) {
        this.subject = subject;
        this.money = money;
        this.liveKey = subject;
        this.state = AlertState.OPEN;
        this.assignee = "";
    }

    /** Somebody knows. */
    void acknowledge(String by) {
        require(state == AlertState.OPEN || state == AlertState.SNOOZED, "acknowledge");
        hold(AlertState.ACKNOWLEDGED, by);
        snoozedUntil = null;
    }

    /** Quiet until a day; null: until it is worth more. */
    void snooze(LocalDate until, String by) {
        require(state != AlertState.RESOLVED, "snooze");
        hold(AlertState.SNOOZED, by);
        snoozedUntil = until;
    }

    /** Done, with a verdict. */
    void resolve(boolean isUseful, String by, LocalDateTime at) {
        require(state != AlertState.RESOLVED, "resolve");
        hold(AlertState.RESOLVED, by);
        snoozedUntil = null;
        resolution = isUseful ? "useful" : "not_useful";
        resolvedAt = at;
    }

    /** Takes the last decision back, while the finding is still there. */
    void reopen() {
        require(state != AlertState.OPEN && liveKey != null, "reopen");
        state = AlertState.OPEN;
        heldMoney = null;
        snoozedUntil = null;
        resolution = "";
        resolvedAt = null;
        decidedBy = "";
    }

    /** Gives it to somebody; empty: to nobody. */
    void assign(String to) {
        require(state != AlertState.RESOLVED, "assign");
        assignee = to;
    }

    void commented() {
        comments++;
    }

    private void hold(AlertState next, String by) {
        state = next;
        heldMoney = money;
        decidedBy = by;
    }

    private void require(boolean allowed, String step) {
        if (!allowed) {
            throw new Conflict("alerts.conflict.state", "The alert on %s is %s: this step (%s) does not fit. Look at it again.".formatted(subject, state.code(), step),
                    subject, state.code());
        }
    }

    String subject() {
        return subject;
    }

    Integer warehouseId() {
        return warehouseId;
    }

    BigDecimal money() {
        return money;
    }

    AlertState state() {
        return state;
    }

    BigDecimal heldMoney() {
        return heldMoney;
    }

    LocalDate snoozedUntil() {
        return snoozedUntil;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public String summary() {
        return state.code() + (resolution == null || resolution.isEmpty() ? "" : " " + resolution) + (snoozedUntil == null ? "" : " until " + snoozedUntil)
                + (assignee.isEmpty() ? "" : " for " + assignee);
    }
}

package org.quartermaster.alerts.detection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins tonight's findings with the alerts that stand: still there → updated, gone → resolved by itself, put aside by a person → quiet until the day or until it
 * is worth more than before by a share.
 */
public final class Merge {

    /** Where a standing alert is. */
    public enum Standing { OPEN, ACKNOWLEDGED, SNOOZED, RESOLVED }

    /** What happens to an alert. */
    public enum Action {
        /** Found for the first time. */ FOUND,
        /** Still there. */ SEEN,
        /** Put aside, and worth more now: open again. */ WORSE,
        /** Its snooze is over: open again. */ WOKEN,
        /** No longer found. */ GONE
    }

    /**
     * An alert that stands.
     *
     * @param heldMoney    money when a person put it aside; NaN when nobody did
     * @param snoozedUntil the day it wakes up; null for never
     */
    public record Alert(long id, String key, AlertKind kind, Standing standing, double heldMoney, LocalDate snoozedUntil) {
    }

    /**
     * One step.
     *
     * @param alertId 0 for a new one
     * @param finding null when it is gone
     */
    public record Step(Action action, long alertId, Finding finding) {
    }

    private Merge() {
    }

    /**
     * The steps of tonight, the order of the findings kept.
     *
     * @param standing   living alerts
     * @param findings   tonight's, one per key; of two with one key the one worth more counts
     * @param judged     kinds that were looked at: alerts of other kinds are left alone
     * @param worseShare how much more an alert that was put aside must be worth to come back, for example 0.25
     */
    public static List<Step> steps(Collection<Alert> standing, List<Finding> findings, Set<AlertKind> judged, LocalDate today, double worseShare) {
        Map<String, Finding> byKey = new LinkedHashMap<>();
        findings.forEach(finding -> byKey.merge(finding.key(), finding, (one, two) -> one.money() >= two.money() ? one : two));
        var steps = new ArrayList<Step>();
        var known = new HashSet<String>();
        for (Alert alert : standing) {
            known.add(alert.key());
            Finding finding = byKey.get(alert.key());
            if (finding != null) {
                steps.add(new Step(action(alert, finding, today, worseShare), alert.id(), finding));
            } else if (judged.contains(alert.kind())) {
                steps.add(new Step(Action.GONE, alert.id(), null));
            }
        }
        byKey.forEach((key, finding) -> {
            if (!known.contains(key)) {
                steps.add(new Step(Action.FOUND, 0, finding));
            }
        });
        return steps;
    }

    private static Action action(Alert alert, Finding finding, LocalDate today, double worseShare) {
        boolean isHeld = alert.standing() != Standing.OPEN;
        if (isHeld && finding.money() >= alert.heldMoney() * (1 + worseShare) + 0.01) {
            return Action.WORSE;
        }
        boolean isDue = alert.standing() == Standing.SNOOZED && alert.snoozedUntil() != null && !alert.snoozedUntil().isAfter(today);
        return isDue ? Action.WOKEN : Action.SEEN;
    }
}

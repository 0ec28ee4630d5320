package org.quartermaster.alerts.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Keeps the findings few: those worth at least a minimum, at most so many per kind, the dearest ones. What stands already is kept while it is worth anything, so
 * that an alert ends because it is gone and not because others are dearer.
 */
public final class FindingBudget {

    private static final Comparator<Finding> BY_MONEY = Comparator.comparingDouble(Finding::money).thenComparing(Finding::key);

    private final Map<AlertKind, PriorityQueue<Finding>> kept = new EnumMap<>(AlertKind.class);
    private final List<Finding> standing = new ArrayList<>();
    private final double leastMoney;
    private final int mostPerKind;
    private final Set<String> standingKeys;
    private long left;

    /**
     * @param leastMoney   company currency
     * @param mostPerKind  ≥ 1
     * @param standingKeys keys of the alerts that stand
     */
    public FindingBudget(double leastMoney, int mostPerKind, Set<String> standingKeys) {
        this.leastMoney = leastMoney;
        this.mostPerKind = mostPerKind;
        this.standingKeys = Set.copyOf(standingKeys);
    }

    public void add(Finding finding) {
        boolean stands = standingKeys.contains(finding.key());
        if (finding.money() < (stands ? leastMoney / 2 : leastMoney)) {
            left++;
        } else if (stands) {
            standing.add(finding);
        } else {
            var queue = kept.computeIfAbsent(finding.kind(), _ -> new PriorityQueue<>(BY_MONEY));
            queue.add(finding);
            if (queue.size() > mostPerKind) {
                queue.poll();
                left++;
            }
        }
    }

    /** How many were not worth it. */
    public long left() {
        return left;
    }

    /** The dearest first. A new one stands only among the dearest of its kind, those that stood before included. */
    public List<Finding> findings() {
        var all = new ArrayList<>(standing);
        kept.forEach((kind, queue) -> {
            var ranked = new ArrayList<>(queue);
            standing.stream().filter(finding -> finding.kind() == kind).forEach(ranked::add);
            ranked.sort(BY_MONEY.reversed());
            ranked.stream().limit(mostPerKind).filter(queue::contains).forEach(all::add);
        });
        all.sort(BY_MONEY.reversed());
        return all;
    }
}

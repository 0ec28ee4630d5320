package org.quartermaster.replenishment;

import java.util.List;
import java.util.PriorityQueue;

/** Adds lines up one after the other, and keeps only those that change most. */
final class ScenarioSums {

    private final int mostTold;
    private final PriorityQueue<ScenarioLine> told = new PriorityQueue<>(ScenarioLine.BY_CHANGE.reversed());
    private final Side before = new Side();
    private final Side after = new Side();
    private long changed;

    /** Orders of one side. */
    static final class Side {
        private long lines;
        private long cents;
        private long saves;

        private void add(int units, long price, long saved) {
            lines += units > 0 ? 1 : 0;
            cents += price;
            saves += saved;
        }

        long lines() {
            return lines;
        }

        long cents() {
            return cents;
        }

        long saves() {
            return saves;
        }
    }

    ScenarioSums(int mostTold) {
        this.mostTold = mostTold;
    }

    void add(ScenarioLine line) {
        before.add(line.beforeUnits(), line.beforeCents(), line.beforeSaves());
        after.add(line.afterUnits(), line.afterCents(), line.afterSaves());
        if (line.isChanged()) {
            changed++;
            told.add(line);
            if (told.size() > mostTold) {
                told.poll();
            }
        }
    }

    Side before() {
        return before;
    }

    Side after() {
        return after;
    }

    long changed() {
        return changed;
    }

    /** The lines that change most, the greatest change first. */
    List<ScenarioLine> told() {
        return told.stream().sorted(ScenarioLine.BY_CHANGE).toList();
    }
}

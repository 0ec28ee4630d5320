package org.quartermaster.replenishment.planning;

import java.util.List;

/** Lines that are planned together. */
public record JointProblem(List<Need> needs, Budget budget) {
    public JointProblem {
        needs = List.copyOf(needs);
    }
}

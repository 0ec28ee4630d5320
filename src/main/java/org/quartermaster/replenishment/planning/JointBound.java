package org.quartermaster.replenishment.planning;

import java.util.function.Predicate;

/**
 * A proven bound for lines that are planned in several problems: the sum of {@link #part} over all of them, less what the limits are worth.
 */
public final class JointBound {

    private static final int STEPS = 150;

    private JointBound() {
    }

    /**
     * The part of the bound that {@code problem} stands for, cents; its own budget and rooms do not count.
     *
     * @param prices what money and room cost in every part alike
     * @param upper  cost of a plan of these lines
     * @param alone  which orders take lines of this problem only
     */
    public static double part(JointProblem problem, LimitPrices prices, double upper, Predicate<OrderKey> alone) {
        var relaxation = new JointRelaxation(problem, prices, alone);
        for (int step = 0; step < STEPS; step++) {
            relaxation.step(upper);
        }
        return relaxation.bound();
    }

    /** What money and room are worth in {@code problem}: the prices at which its own bound is greatest. */
    public static LimitPrices prices(JointProblem problem) {
        var relaxation = new JointRelaxation(problem, null, _ -> true);
        long upper = PlanAudit.of(problem, FeasibleStart.of(problem)).totalCents();
        for (int step = 0; step < STEPS; step++) {
            relaxation.step(upper);
        }
        return relaxation.limits();
    }
}

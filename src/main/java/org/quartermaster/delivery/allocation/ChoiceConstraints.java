package org.quartermaster.delivery.allocation;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;

/** The rules of a batch: no limit is overdrawn; every order's way costs what it costs. */
public class ChoiceConstraints implements ConstraintProvider {

    /** How much a limit allows. */
    record Allowance(int limit, int units) {
    }

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {limits(factory), cost(factory)};
    }

    Constraint limits(ConstraintFactory factory) {
        return factory.forEach(Choice.class).flattenLast(Choice::takes)
                .groupBy(Choice.Take::limit, ConstraintCollectors.sum(Choice.Take::units))
                .join(Allowance.class, Joiners.equal((limit, _) -> limit, Allowance::limit))
                .filter((_, units, allowance) -> units > allowance.units())
                .penalizeLong(HardSoftLongScore.ONE_HARD, (_, units, allowance) -> units - allowance.units()).asConstraint("limits");
    }

    Constraint cost(ConstraintFactory factory) {
        return factory.forEach(Choice.class).penalizeLong(HardSoftLongScore.ONE_SOFT, choice -> choice.way().cents()).asConstraint("cost");
    }
}

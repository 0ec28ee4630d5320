package org.quartermaster.delivery.planning;

import static ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore.ONE_HARD;
import static ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore.ONE_MEDIUM;
import static ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore.ONE_SOFT;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.sumLong;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** The rules: hard is what cannot be driven, medium is who is left out, soft is money in cents. */
public class RoutingConstraints implements ConstraintProvider {

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            volume(factory), weight(factory), pieces(factory), window(factory), shift(factory), away(factory), pairs(factory), beginning(factory),
            lockedVehicle(factory), skills(factory), unserved(factory),
            leftOut(factory), distance(factory), time(factory), waiting(factory), use(factory), lateness(factory),
        };
    }

    Constraint volume(ConstraintFactory factory) {
        return overload(factory, "volume", Load::millilitres);
    }

    Constraint weight(ConstraintFactory factory) {
        return overload(factory, "weight", Load::grams);
    }

    Constraint pieces(ConstraintFactory factory) {
        return overload(factory, "pieces", Load::pieces);
    }

    private static Constraint overload(ConstraintFactory factory, String name, ToIntFunction<Load> part) {
        return factory.forEach(Van.class)
                .filter(van -> van.overload(part) > 0)
                .penalizeLong(ONE_HARD, van -> van.overload(part))
                .asConstraint(name);
    }

    Constraint window(ConstraintFactory factory) {
        return factory.forEach(Visit.class)
                .filter(visit -> visit.stop().lateCents() == 0 && visit.lateSeconds() > 0)
                .penalizeLong(ONE_HARD, Visit::lateSeconds)
                .asConstraint("window");
    }

    Constraint shift(ConstraintFactory factory) {
        return factory.forEach(Visit.class)
                .filter(visit -> visit.overtimeSeconds() > 0)
                .penalizeLong(ONE_HARD, Visit::overtimeSeconds)
                .asConstraint("shift");
    }

    Constraint away(ConstraintFactory factory) {
        return factory.forEach(Visit.class)
                .filter(visit -> visit.isFirst() && visit.van().vehicle().duty().mostSeconds() < Integer.MAX_VALUE)
                .join(factory.forEach(Visit.class).filter(Visit::isLast), Joiners.equal(Visit::van))
                .filter((first, last) -> tooLong(first, last) > 0)
                .penalizeLong(ONE_HARD, RoutingConstraints::tooLong)
                .asConstraint("away");
    }

    private static long tooLong(Visit first, Visit last) {
        return (long) last.back() - first.departure() - first.van().vehicle().duty().mostSeconds();
    }

    Constraint pairs(ConstraintFactory factory) {
        return factory.forEach(Van.class)
                .filter(van -> van.brokenPairs() > 0)
                .penalizeLong(ONE_HARD, Van::brokenPairs)
                .asConstraint("pairs");
    }

    Constraint beginning(ConstraintFactory factory) {
        return factory.forEach(Van.class)
                .filter(van -> van.otherBeginning() > 0)
                .penalizeLong(ONE_HARD, Van::otherBeginning)
                .asConstraint("beginning");
    }

    Constraint lockedVehicle(ConstraintFactory factory) {
        return factory.forEach(Visit.class)
                .filter(Visit::isOnWrongVan)
                .penalizeLong(ONE_HARD, _ -> 1)
                .asConstraint("locked vehicle");
    }

    Constraint skills(ConstraintFactory factory) {
        return factory.forEach(Visit.class)
                .filter(visit -> visit.missingSkills() > 0)
                .penalizeLong(ONE_HARD, Visit::missingSkills)
                .asConstraint("skills");
    }

    Constraint unserved(ConstraintFactory factory) {
        return factory.forEachIncludingUnassigned(Visit.class)
                .filter(visit -> visit.van() == null && visit.stop().priority() > 0)
                .penalizeLong(ONE_MEDIUM, visit -> visit.stop().priority())
                .asConstraint("unserved");
    }

    Constraint leftOut(ConstraintFactory factory) {
        return factory.forEachIncludingUnassigned(Visit.class)
                .filter(visit -> visit.van() == null && visit.stop().penaltyCents() > 0)
                .penalizeLong(ONE_SOFT, visit -> visit.stop().penaltyCents())
                .asConstraint("left out");
    }

    Constraint distance(ConstraintFactory factory) {
        return money(factory, "distance", Visit::metres, Rates::centsPerKm, 1000);
    }

    Constraint time(ConstraintFactory factory) {
        return money(factory, "time", Visit::workSeconds, Rates::centsPerHour, 3600);
    }

    Constraint waiting(ConstraintFactory factory) {
        return money(factory, "waiting", Visit::waitSeconds, Rates::centsPerHour, 3600);
    }

    private static Constraint money(ConstraintFactory factory, String name, ToLongFunction<Visit> amount, ToIntFunction<Rates> rate, long unit) {
        return factory.forEach(Visit.class)
                .filter(visit -> rate.applyAsInt(visit.van().vehicle().rates()) > 0)
                .groupBy(Visit::van, sumLong(amount))
                .penalizeLong(ONE_SOFT, (van, sum) -> RouteCost.cents(sum, rate.applyAsInt(van.vehicle().rates()), unit))
                .asConstraint(name);
    }

    Constraint use(ConstraintFactory factory) {
        return factory.forEach(Van.class)
                .filter(van -> van.leaves() && van.vehicle().rates().centsPerUse() > 0)
                .penalizeLong(ONE_SOFT, van -> van.vehicle().rates().centsPerUse())
                .asConstraint("use");
    }

    Constraint lateness(ConstraintFactory factory) {
        return factory.forEach(Visit.class)
                .filter(visit -> visit.stop().lateCents() > 0 && visit.lateSeconds() > 0)
                .penalizeLong(ONE_SOFT, visit -> RouteCost.cents(visit.lateSeconds(), visit.stop().lateCents(), 3600))
                .asConstraint("lateness");
    }
}

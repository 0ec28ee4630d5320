package org.quartermaster.delivery.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.quartermaster.delivery.DeliveryPlan;
import org.quartermaster.delivery.DriverSheet;
import org.quartermaster.delivery.Origins;
import org.quartermaster.delivery.PlanStop;
import org.quartermaster.delivery.UnservedFacts;
import org.quartermaster.delivery.UnservedFacts.RefusalFacts;
import org.quartermaster.delivery.UnservedFacts.RelaxationFacts;
import org.quartermaster.delivery.planning.Load;
import org.quartermaster.delivery.planning.Violation;
import org.quartermaster.ui.Format;

/** Puts the codes and amounts of the delivery room into the words of the present language. */
final class DeliveryWords {
    private final Format format = Format.current();

    String money(long cents) {
        return format.money(BigDecimal.valueOf(cents, 2));
    }

    /** Money with its sign: "+€4.20". */
    String added(long cents) {
        return cents >= 0 ? "+" + money(cents) : money(cents);
    }

    /** "15 min later window · +€4.20". */
    String relaxation(RelaxationFacts relaxation) {
        return text("delivery.relaxation." + relaxation.kind(), conceded(relaxation), relaxation.vehicle(), relaxation.other())
                + " · " + added(relaxation.addedCents());
    }

    private String conceded(RelaxationFacts relaxation) {
        Load more = relaxation.more();
        return more.equals(Load.NONE) ? time(relaxation.minutes() * 60L) : java.util.Arrays.stream(Violation.Dimension.values())
                .filter(dimension -> dimension.of(more) > 0)
                .map(dimension -> capacity(dimension.name().toLowerCase(java.util.Locale.ROOT), dimension.of(more))).collect(Collectors.joining(" · "));
    }

    /** "18:20 promised, 25 min too late". */
    String refusal(RefusalFacts refusal) {
        return text("delivery.refusal." + refusal.kind(), amount(refusal.kind(), refusal.dimension(), refusal.amount()), refusal.other());
    }

    /** Refusals of the same kind together, the vehicles named: "V01, V03: full, 120 l too much". The commonest first. */
    List<String> refusals(UnservedFacts unserved) {
        Map<String, List<RefusalFacts>> byKind = unserved.refusals().stream()
                .collect(Collectors.groupingBy(RefusalFacts::kind, LinkedHashMap::new, Collectors.toList()));
        return byKind.values().stream().sorted((a, b) -> b.size() - a.size())
                .map(group -> names(group) + ": " + refusal(group.stream().min(java.util.Comparator.comparingLong(RefusalFacts::amount)).orElseThrow()))
                .toList();
    }

    private static String names(List<RefusalFacts> group) {
        String names = group.stream().limit(4).map(RefusalFacts::vehicle).collect(Collectors.joining(", "));
        return group.size() > 4 ? names + " +" + (group.size() - 4) : names;
    }

    /** The commonest refusal in a few words. */
    String shortReason(UnservedFacts unserved) {
        return unserved.refusals().isEmpty() ? text("delivery.refusal.none") : refusals(unserved).getFirst().replaceFirst("^[^:]*: ", "");
    }

    String violation(DeliveryPlan plan, Violation violation) {
        return switch (violation) {
            case Violation.Overload over -> text("delivery.violation.Overload", vehicle(plan, over.vehicle()),
                    capacity(over.dimension().name().toLowerCase(java.util.Locale.ROOT), over.amount()));
            case Violation.TooLate late -> text("delivery.violation.TooLate", plan.stops().get(late.stop()).orderCode(), time(late.amount()));
            case Violation.ShiftOver over -> text("delivery.violation.ShiftOver", vehicle(plan, over.vehicle()), time(over.amount()));
            case Violation.AwayTooLong away -> text("delivery.violation.AwayTooLong", vehicle(plan, away.vehicle()), time(away.amount()));
            case Violation.PairBroken pair -> text("delivery.violation.PairBroken", plan.stops().get(pair.pickup()).orderCode(),
                    plan.stops().get(pair.delivery()).orderCode());
            case Violation.BeginsOtherwise begins -> text("delivery.violation.BeginsOtherwise", vehicle(plan, begins.vehicle()));
            case Violation.WrongVehicle wrong -> text("delivery.violation.WrongVehicle", plan.stops().get(wrong.stop()).orderCode());
            case Violation.MissingSkill lacks when isFromElsewhere(plan, lacks) -> text("delivery.violation.NotStocked", plan.startOf(lacks.vehicle()).code(), plan.stops().get(lacks.stop()).orderCode());
            case Violation.MissingSkill lacks -> text("delivery.violation.MissingSkill", vehicle(plan, lacks.vehicle()), plan.stops().get(lacks.stop()).orderCode());
            case Violation.VisitedTwice twice -> text("delivery.violation.VisitedTwice", plan.stops().get(twice.stop()).orderCode());
        };
    }

    private static boolean isFromElsewhere(DeliveryPlan plan, Violation.MissingSkill lacks) {
        int lacking = plan.stops().get(lacks.stop()).skills() & ~plan.vehicles().get(lacks.vehicle()).skills();
        return Origins.stated(lacking) == 0;
    }

    private static String vehicle(DeliveryPlan plan, int vehicle) {
        return vehicle < plan.vehicles().size() ? plan.vehicles().get(vehicle).code() : "+1";
    }

    private String amount(String kind, String dimension, long amount) {
        if (!dimension.isEmpty()) {
            return capacity(dimension, amount);
        }
        return kind.equals("NotWorthIt") ? money(amount) : time(amount);
    }

    private String capacity(String dimension, long amount) {
        return switch (dimension) {
            case "volume" -> format.quantity(Math.ceil(amount / 1000.0), text("delivery.unit.litres"));
            case "weight" -> format.quantity(Math.ceil(amount / 1000.0), text("ui.unit.kilograms"));
            default -> format.quantity(amount, text("ui.unit.pieces"));
        };
    }

    private String time(long seconds) {
        return format.duration(Duration.ofMinutes((seconds + 59) / 60));
    }

    /** "08:00–10:00", several separated by commas. */
    static String windows(PlanStop stop) {
        return stop.windowList().stream().map(window -> DriverSheet.clock(window.from()).withSecond(0) + "–" + DriverSheet.clock(window.to()).withSecond(0))
                .collect(Collectors.joining(", "));
    }

    static String clock(int second) {
        return DriverSheet.clock(second).withSecond(0).toString();
    }

    static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}

package org.quartermaster.delivery.planning.travel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.quartermaster.delivery.planning.travel.TravelEstimate.Local;

/**
 * Measures travel on legs that were driven.
 *
 * <p>Of each leg the pace (seconds per kilometre as the crow flies) and, where the odometer was read, the road factor count. A region takes the median of the legs
 * that begin or end there, weighted by their length, so that a lunch break on the way or a mistyped reading moves it little; it is drawn towards the median of all
 * legs by {@value #PRIOR_LEGS} legs' weight, and that towards what was stated: (n·own + {@value #PRIOR_LEGS}·other) / (n + {@value #PRIOR_LEGS}). Worked number: 30 legs with
 * median 120 where all have 100: (30·120 + 10·100) / 40 = 115.
 */
public final class Calibrator {
    static final int PRIOR_LEGS = 10;
    /** Shorter legs say more about parking than about driving. */
    static final double LEAST_METRES = 200;
    private static final int CHECKED_SHARE = 5;

    private final Local stated;

    public Calibrator(Local statedBefore) {
        stated = statedBefore;
    }

    /**
     * How far a measurement is off on legs that it has not seen.
     *
     * @param legs          the newest fifth
     * @param statedError   mean absolute error by what was stated, seconds per leg
     * @param measuredError by what was measured on the older ones
     */
    public record Check(int legs, double statedError, double measuredError) {
        /** Only then the measurement is to be used. */
        public boolean isBetter() {
            return legs > 0 && measuredError < statedError;
        }
    }

    /** The legs that say something about driving. */
    public static List<DrivenLeg> usable(List<DrivenLeg> legs) {
        return legs.stream().filter(leg -> leg.seconds() > 0 && leg.crow() >= LEAST_METRES).toList();
    }

    /** Measures on all legs. */
    public TravelEstimate measure(List<DrivenLeg> driven) {
        List<DrivenLeg> legs = usable(driven);
        Local everywhere = drawn(legs, stated);
        var byCell = new HashMap<Cell, List<DrivenLeg>>();
        for (DrivenLeg leg : legs) {
            Stream.of(Cell.of(leg.from()), Cell.of(leg.to())).distinct().forEach(cell -> byCell.computeIfAbsent(cell, _ -> new ArrayList<>()).add(leg));
        }
        var regions = new HashMap<Cell, Local>();
        byCell.forEach((cell, own) -> regions.put(cell, drawn(own, everywhere)));
        return new TravelEstimate(everywhere, regions);
    }

    /** Measures on the older legs and looks how far that is off on the newest fifth. */
    public Check check(List<DrivenLeg> driven) {
        List<DrivenLeg> legs = usable(driven).stream().sorted(Comparator.comparing(DrivenLeg::day)).toList();
        int older = legs.size() - legs.size() / CHECKED_SHARE;
        List<DrivenLeg> newest = legs.subList(older, legs.size());
        TravelEstimate measured = measure(legs.subList(0, older));
        return new Check(newest.size(), error(newest, TravelEstimate.of(stated)), error(newest, measured));
    }

    private static double error(List<DrivenLeg> legs, TravelEstimate estimate) {
        return legs.stream().mapToDouble(leg -> Math.abs(leg.seconds() - estimate.seconds(leg.from(), leg.to()))).average().orElse(0);
    }

    private static Local drawn(List<DrivenLeg> legs, Local other) {
        List<DrivenLeg> read = legs.stream().filter(DrivenLeg::isRead).toList();
        double pace = median(legs.stream().map(leg -> new Weighted(leg.seconds() / leg.crow() * 1000, leg.crow())).toList());
        double factor = median(read.stream().map(leg -> new Weighted(Math.max(1, leg.metres() / leg.crow()), leg.crow())).toList());
        return new Local(drawn(factor, read.size(), other.roadFactor()), drawn(pace, legs.size(), other.secondsPerKm()), legs.size(), read.size());
    }

    private static double drawn(double own, int legs, double other) {
        return legs == 0 ? other : (legs * own + PRIOR_LEGS * other) / (legs + PRIOR_LEGS);
    }

    private record Weighted(double value, double weight) {
    }

    /** The value at half of the weight; NaN of nothing. */
    private static double median(List<Weighted> values) {
        double half = values.stream().mapToDouble(Weighted::weight).sum() / 2;
        double sum = 0;
        for (Weighted one : values.stream().sorted(Comparator.comparingDouble(Weighted::value)).toList()) {
            sum += one.weight();
            if (sum >= half) {
                return one.value();
            }
        }
        return Double.NaN;
    }
}

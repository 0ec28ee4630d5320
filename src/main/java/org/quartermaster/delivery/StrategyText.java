package org.quartermaster.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartermaster.delivery.allocation.Rule;
import org.quartermaster.delivery.allocation.Score;
import org.quartermaster.delivery.allocation.Strategy;
import org.quartermaster.delivery.allocation.Weights;

/** Strategies and scores as they stand in tables: short texts with semicolons. */
final class StrategyText {

    private StrategyText() {
    }

    static String rules(Strategy strategy) {
        return strategy.rules().stream().map(rule -> String.join(";", rule.code(), String.valueOf(rule.maxParcels()), flag(rule.inTime()), flag(rule.fromInbound()),
                flag(rule.useKeep()), Double.isInfinite(rule.withinKm()) ? "" : String.valueOf(rule.withinKm()),
                rule.sites().stream().sorted().map(String::valueOf).collect(Collectors.joining(",")), String.valueOf(rule.minPriority())))
                .collect(Collectors.joining("\n"));
    }

    static String weights(Weights w) {
        return w.freight() + ";" + w.handling() + ";" + w.splitCents() + ";" + w.lateDayCents() + ";" + w.kmCents() + ";" + w.transitDayCents() + ";"
                + w.balanceCents();
    }

    static Strategy strategy(String code, String rules, String weights, long minPartCents) {
        double[] w = Arrays.stream(weights.split(";")).mapToDouble(Double::parseDouble).toArray();
        return new Strategy(code, rules.lines().map(StrategyText::rule).toList(), Weights.of(w[0], w[1], w[2], w[3], w[4], w[5], w[6]), minPartCents);
    }

    private static Rule rule(String line) {
        String[] p = line.split(";", -1);
        Set<Integer> sites = p[6].isEmpty() ? Set.of() : Arrays.stream(p[6].split(",")).map(Integer::valueOf).collect(Collectors.toSet());
        return new Rule(p[0], Integer.parseInt(p[1]), p[2].equals("1"), p[3].equals("1"), p[4].equals("1"),
                p[5].isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(p[5]), sites, Integer.parseInt(p[7]));
    }

    private static String flag(boolean value) {
        return value ? "1" : "0";
    }

    static String score(Score s) {
        return List.of(s.freight(), s.handling(), s.split(), s.late(), s.distance(), s.days(), s.balance(), s.rule()).stream().map(String::valueOf)
                .collect(Collectors.joining(";"));
    }

    static Score score(String text) {
        long[] v = Arrays.stream(text.split(";")).mapToLong(Long::parseLong).toArray();
        return new Score(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]);
    }
}

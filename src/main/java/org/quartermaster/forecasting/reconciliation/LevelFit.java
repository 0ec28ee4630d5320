package org.quartermaster.forecasting.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** One level: what its parts and nodes were expected to sell and did, and what the nodes' own forecasts said. Tries the rules on origins left out, and chooses. */
final class LevelFit {

    /** A factor is at most this, and at least its inverse. */
    private static final double MOST = 1.35;
    /** A rule must gain as much on the sums (as logarithm of their loss), less the standard error of the mean over origins. */
    private static final double LEAST_GAIN = 0.05;

    private final Outcomes parts;
    private final Outcomes nodes;
    private final OwnForecasts own;
    private final Span span;
    private final int[] parents;
    private final int[][] partsOf;

    LevelFit(int[] parents, int nodeCount, Outcomes parts, OwnForecasts own, Span span) {
        this.parents = parents;
        this.parts = parts;
        this.nodes = parts.over(parents, nodeCount);
        this.own = own;
        this.span = span;
        var lists = new ArrayList<List<Integer>>();
        IntStream.range(0, nodeCount).forEach(_ -> lists.add(new ArrayList<>()));
        for (int part = 0; part < parents.length; part++) {
            lists.get(parents[part]).add(part);
        }
        this.partsOf = lists.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
    }

    /** What a rule makes of the back-test. @param sums loss of the sums per origin @param parts loss of the parts */
    private record Trial(Rule rule, float[][] factors, double[] sums, double[] parts) {
        double loss() {
            return Arrays.stream(sums).sum();
        }

        double partsLoss() {
            return Arrays.stream(parts).sum();
        }

        /** Whether it is better on the sums, origins agreeing, and no worse on the parts. */
        boolean beats(Trial bottomUp) {
            Gain gain = gain(bottomUp);
            return gain.mean() - gain.error() > LEAST_GAIN && loss() < bottomUp.loss() && partsLoss() < bottomUp.partsLoss();
        }

        Gain gain(Trial bottomUp) {
            return Gain.of(IntStream.range(0, sums.length).mapToDouble(k -> Math.log((bottomUp.sums[k] + 1) / (sums[k] + 1))).toArray());
        }
    }

    /** What origins gained: mean and its standard error. */
    private record Gain(double mean, double error) {
        private static final double USUAL = 0.1;

        static Gain of(double[] gains) {
            double mean = Arrays.stream(gains).average().orElse(0);
            double squares = Arrays.stream(gains).map(gain -> (gain - mean) * (gain - mean)).sum();
            return new Gain(mean, Math.max(USUAL, Math.sqrt(squares / Math.max(1, gains.length - 1))) / Math.sqrt(gains.length));
        }

        /** As far as the origins agree. */
        double belief() {
            return mean * mean / (mean * mean + error * error);
        }
    }

    /** What was chosen, and by what each part's expectations of the back-test are multiplied with it. */
    record Chosen(Rule rule, OwnMethod method, double belief, float[][] factors, double before, double after, double tried) {
    }

    Chosen choose() {
        List<Trial> trials = Rule.TRIED.stream().map(this::trial).toList();
        Trial bottomUp = trials.getFirst();
        Trial least = trials.stream().skip(1).min(Comparator.comparingDouble(Trial::loss)).orElseThrow();
        Trial best = trials.stream().filter(trial -> trial.beats(bottomUp)).min(Comparator.comparingDouble(Trial::loss)).orElse(bottomUp);
        double belief = best == bottomUp ? 1 : best.gain(bottomUp).belief();
        return new Chosen(best.rule(), own.best(-1), belief, best.factors(), error(bottomUp), error(best), error(least));
    }

    /** Root mean square of the relative errors of sums, weighted by what was sold: what losses are, as a share. */
    private double error(Trial trial) {
        return Math.sqrt(2 * trial.loss() / Math.max(1, sold()));
    }

    private Trial trial(Rule rule) {
        float[][] factors = new float[parts.parts()][span.observations()];
        for (int k = 0; k < span.origins(); k++) {
            int left = k;
            int[] others = IntStream.range(0, span.observations()).filter(i -> i / Outcomes.THIRDS != left).toArray();
            int[] at = IntStream.range(k * Outcomes.THIRDS, (k + 1) * Outcomes.THIRDS).toArray();
            float[][] found = factors(rule, own.best(k), others, parts.whole(), at, at);
            for (int part = 0; part < found.length; part++) {
                System.arraycopy(found[part], 0, factors[part], k * Outcomes.THIRDS, Outcomes.THIRDS);
            }
        }
        Outcomes corrected = parts.times(factors);
        Outcomes sums = corrected.over(parents, partsOf.length);
        return new Trial(rule, factors, perOrigin(sums.losses(nodes.expected())), perOrigin(corrected.losses(parts.expected())));
    }

    private double[] perOrigin(double[] losses) {
        double[] sums = new double[span.origins()];
        for (int i = 0; i < losses.length; i++) {
            sums[i / Outcomes.THIRDS] += losses[i];
        }
        return sums;
    }

    /** Units sold in the back-test. */
    double sold() {
        return Arrays.stream(nodes.sold()).mapToDouble(row -> IntStream.range(0, row.length).mapToDouble(i -> row[i]).sum()).sum();
    }

    /** By what the parts' forecasts from the end are multiplied. @param whole of these, {@code [part][third]} */
    float[][] ahead(Chosen chosen, float[][] whole) {
        int[] thirds = IntStream.range(0, Outcomes.THIRDS).toArray();
        float[][] factors = factors(chosen.rule(), chosen.method(), IntStream.range(0, span.observations()).toArray(), whole, thirds, Arrays.stream(thirds).map(third -> span.observations() + third).toArray());
        for (float[] row : factors) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) Math.pow(row[i], chosen.belief());
            }
        }
        return factors;
    }

    /**
     * Factors of parts.
     *
     * @param evidence observations that teach
     * @param whole    expectations of the parts
     * @param from     where in these to look
     * @param at       where in the own forecasts to look
     */
    private float[][] factors(Rule rule, OwnMethod method, int[] evidence, float[][] whole, int[] from, int[] at) {
        float[][] factors = new float[parts.parts()][from.length];
        for (float[] row : factors) {
            Arrays.fill(row, 1);
        }
        if (rule.kind() != Rule.Kind.BOTTOM_UP) {
            IntStream.range(0, partsOf.length).parallel().forEach(node -> {
                double[] shares = rule.kind() == Rule.Kind.MIN_TRACE ? shares(node, method, evidence) : null;
                for (int j = 0; j < from.length; j++) {
                    factors(rule, node, shares, own.sums(method)[node][at[j]], whole, from[j], j, factors);
                }
            });
        }
        return factors;
    }

    private void factors(Rule rule, int node, double[] shares, double forecast, float[][] whole, int from, int to, float[][] factors) {
        double sum = 0;
        for (int part : partsOf[node]) {
            sum += whole[part][from];
        }
        if (!(sum > 0 && forecast > 0)) {
            return;
        }
        double ratio = Math.clamp(forecast / sum, 1 / MOST, MOST);
        for (int c = 0; c < partsOf[node].length; c++) {
            int part = partsOf[node][c];
            double factor = shares == null ? Math.pow(ratio, rule.share()) : whole[part][from] > 0 ? 1 + shares[c] * sum * (ratio - 1) / whole[part][from] : 1;
            factors[part][to] = (float) Math.clamp(factor, 1 / MOST, MOST);
        }
    }

    private double[] shares(int node, OwnMethod method, int[] evidence) {
        double[][] errors = new double[partsOf[node].length][];
        for (int c = 0; c < errors.length; c++) {
            int part = partsOf[node][c];
            errors[c] = Arrays.stream(evidence).mapToDouble(i -> parts.sold()[part][i] - parts.expected()[part][i]).toArray();
        }
        double[] missed = Arrays.stream(evidence).mapToDouble(i -> nodes.sold()[node][i] - (nodes.whole()[node][i] > 0 ? own.sums(method)[node][i] * nodes.expected()[node][i] / nodes.whole()[node][i] : 0)).toArray();
        return MinTrace.shares(errors, missed);
    }
}

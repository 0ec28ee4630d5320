package org.quartermaster.launcher.trainer.retail;

import java.util.Arrays;

/** Expected demand per step: level × weekday × year × trend × drift × regimes × what the plan does to it. */
final class MeanDemand {

    private final Chance chance;
    private final Grain grain;
    private final double[] log;

    MeanDemand(Chance chance, Grain grain, int steps) {
        this.chance = chance;
        this.grain = grain;
        log = new double[steps];
    }

    /** Logarithm of what is expected by now. */
    double[] log() {
        return log;
    }

    /** @param level units per day */
    static double[] draw(Chance chance, Grain grain, double level, float[][] plan, int steps) {
        MeanDemand mean = new MeanDemand(chance, grain, steps);
        Arrays.fill(mean.log, Math.log(level * grain.days()));
        if (grain == Grain.DAY && chance.isTrue(0.85)) {
            mean.weekdays();
        }
        if (chance.isTrue(0.7)) {
            mean.year();
        }
        mean.trend();
        mean.drift();
        if (chance.isTrue(0.2)) {
            mean.regimes();
        }
        mean.follow(plan);
        return Arrays.stream(mean.log).map(Math::exp).toArray();
    }

    private void weekdays() {
        double spread = chance.logUniform(0.03, 0.7);
        double[] weekday = new double[7];
        Arrays.setAll(weekday, _ -> spread * chance.normal());
        if (chance.isTrue(0.5)) {
            int saturday = chance.whole(0, 6);
            double lift = 0.6 * chance.normal();
            weekday[saturday] += lift;
            weekday[(saturday + 1) % 7] += lift * chance.uniform(0.3, 1.2);
        }
        if (chance.isTrue(0.06)) {
            weekday[chance.whole(0, 6)] = -20; // never sells on that day
        }
        for (int t = 0; t < log.length; t++) {
            log[t] += weekday[t % 7];
        }
    }

    private void year() {
        double start = chance.uniform(0, 1);
        double swing = 0.6 * chance.uniform(0, 1) * chance.uniform(0, 1);
        double second = 0.5 * swing * chance.uniform(0, 1);
        double phase = chance.uniform(0, 1);
        double peak = chance.isTrue(0.4) ? chance.uniform(0.2, 1.5) : 0;
        double width = chance.logUniform(0.006, 0.08);
        for (int t = 0; t < log.length; t++) {
            double place = (start + t / grain.yearSteps()) % 1;
            double distance = Math.min(place, 1 - place) / width;
            log[t] += swing * Math.sin(2 * Math.PI * place) + second * Math.sin(4 * Math.PI * (place + phase)) + peak * Math.exp(-0.5 * distance * distance);
        }
    }

    private void trend() {
        double perYear = chance.isTrue(0.5) ? 0.3 * chance.normal() : 0;
        for (int t = 0; t < log.length; t++) {
            log[t] += perYear * (t - log.length) / grain.yearSteps();
        }
    }

    /** A random walk, and noise that remembers. */
    private void drift() {
        double restlessness = 0.05 * Math.sqrt(grain.days()) * chance.uniform(0, 1) * chance.uniform(0, 1);
        double noise = chance.isTrue(0.4) ? chance.uniform(0, 0.35) : 0;
        double memory = chance.uniform(0.2, 0.95);
        double level = 0;
        double mood = 0;
        for (int t = 0; t < log.length; t++) {
            level += restlessness * chance.normal();
            mood = memory * mood + noise * Math.sqrt(1 - memory * memory) * chance.normal();
            log[t] += level + mood;
        }
    }

    /** Up to three lasting jumps. */
    void regimes() {
        int many = chance.whole(1, 3);
        for (int change = 0; change < many; change++) {
            double step = 0.8 * chance.normal();
            for (int t = chance.whole(0, log.length - 1); t < log.length; t++) {
                log[t] += step;
            }
        }
    }

    void follow(float[][] plan) {
        double elasticity = chance.isTrue(0.85) ? chance.uniform(0, 4) : 0;
        double promotion = chance.isTrue(0.85) ? chance.uniform(0, 1.1) : 0;
        double holiday = 0.1 + 0.7 * chance.normal();
        double eve = chance.isTrue(0.5) ? 0.4 * chance.normal() : 0;
        double closed = chance.isTrue(0.9) ? -20 : -1.5;
        double rest = chance.isTrue(0.3) ? -chance.uniform(0, 0.4) : 0;
        for (int t = 0; t < log.length; t++) {
            boolean after = t > 0 && plan[SalesPlan.PROMOTION][t - 1] > 0 && plan[SalesPlan.PROMOTION][t] == 0;
            boolean before = t + 1 < log.length && plan[SalesPlan.HOLIDAY][t + 1] > 0;
            log[t] += -elasticity * plan[SalesPlan.PRICE][t] + promotion * plan[SalesPlan.PROMOTION][t] + holiday * plan[SalesPlan.HOLIDAY][t]
                    + closed * plan[SalesPlan.CLOSED][t] + (after ? rest : 0) + (before ? eve : 0);
        }
    }
}

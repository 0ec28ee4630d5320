package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.features.DayCalendar;
import org.quartermaster.forecasting.features.DemandPool;
import org.quartermaster.forecasting.features.Prices;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.ProfileSmoothing;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.launcher.trainer.OnnxGraph;
import org.quartermaster.learning.onnx.ExecutionProvider;
import org.quartermaster.learning.onnx.OnnxForecaster;
import org.quartermaster.learning.onnx.OnnxPackage;
import org.quartermaster.learning.onnx.Quarantine;

class NetworkMethodTest {

    private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
    private static final int DAYS = 300;
    private static final int HORIZON = 14;

    private final List<String> log = new ArrayList<>();
    private final List<Quarantine.Fault> faults = new ArrayList<>();
    private NetworkUse use;

    @Test
    void theShippedNetworkFollowsWeekdaysAndPromotionsThatAreKnown() {
        QuantileForecast[] forecasts = ask(NetworkModels.SHIPPED);
        // made below: 20 a day, 40 on Sundays (day 6 of the first week is one), three times as much under promotion (days 7 to 9 ahead)
        assertThat(forecasts[0].mean()[13] / forecasts[0].mean()[12]).isBetween(1.5f, 2.6f);
        assertThat(forecasts[0].mean()[8] / forecasts[0].mean()[1]).isBetween(2f, 4f);
        assertThat(log).anyMatch(line -> line.startsWith("qm-zero runs on CPU"));
    }

    /** Four ways to be faulty: no model at all, another shape than described, never done, and no numbers. */
    static List<Arguments> faulty() {
        // a matrix of 3,000 × 3,000 that depends on x, multiplied by itself 400 times: minutes
        OnnxGraph hanging = new OnnxGraph("g").input("x", -1, 14).output("y", -1, 14).weights("rows", new float[9_000], 3_000, 3).weights("columns", new float[9_000], 3, 3_000)
                .node("ReduceSum", "s", "x").node("Add", "m", "rows", "s").node("MatMul", "a0", "m", "columns");
        for (int i = 1; i <= 400; i++) {
            hanging.node("MatMul", "p" + i, "a" + (i - 1), "a0").node("Sigmoid", "a" + i, "p" + i);
        }
        return List.of(
                Arguments.of(Quarantine.Fault.UNREADABLE, new byte[] {1, 2, 3}),
                Arguments.of(Quarantine.Fault.OTHER_SHAPE, new OnnxGraph("g").input("x", -1, 14).output("y", -1).node("ReduceMax", List.of("y"), List.of("x"), new OnnxGraph.WholeNumbers("axes", 1), new OnnxGraph.WholeNumber("keepdims", 0)).bytes()),
                Arguments.of(Quarantine.Fault.TOO_SLOW, hanging.node("ReduceSum", "t", "a400").node("Add", "y", "x", "t").bytes()),
                Arguments.of(Quarantine.Fault.NO_NUMBERS, new OnnxGraph("g").input("x", -1, 14).output("y", -1, 14).node("Log", "y", "x").bytes()));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void theShippedNetworkAnswersWhereAPromotedOneIsFaulty(Quarantine.Fault fault, byte[] model) {
        String hurried = pointDescriptor().replace("\"horizon\"", "\"timeLimitSeconds\": 1, \"horizon\"");
        QuantileForecast[] forecasts = ask(promoted(hurried, model));
        assertThat(forecasts).hasSize(20).doesNotContainNull();
        assertThat(faults).containsExactly(fault);
        assertThat(log).anyMatch(line -> line.startsWith("promoted is not used: " + fault)).anyMatch(line -> line.startsWith("qm-zero runs on"));
        assertThat(use.name()).isEqualTo("qm-zero");
        assertThat(use.fault()).contains("promoted").contains(fault.name());
        assertThat(use.words()).endsWith("qm-zero answered");
    }

    @Test
    void theShippedNetworkAnswersWhereTheDescriptorIsNone() {
        assertThat(ask(promoted("{\"name\": \"broken\"}", new byte[] {1, 2, 3}))).hasSize(20);
        assertThat(faults).containsExactly(Quarantine.Fault.DESCRIPTOR);
    }

    @Test
    void saysSoWhereNobodyAnswers() {
        assertThat(ask(shippedIs(new Quarantine(Quarantine.Fault.RUNTIME, "no library for this processor")))).isNull();
        assertThat(use).isEqualTo(new NetworkUse("", "", "", "the shipped network is not used: RUNTIME, no library for this processor"));
        assertThat(use.words()).endsWith("no network answered");
    }

    @Test
    void aRunWithoutANetworkScoresNoneAndSaysWhy() {
        List<SeriesInput> series = ForecastPipelineTest.steady(12);
        var results = new ArrayList<ForecastResult>();
        RunReport report = new ForecastPipeline(ForecastPipelineTest.OPTIONS.withLearned(false), series::forEach, series.size(), ForecastPipelineTest.DAYS, new Listener())
                .asking(shippedIs(new Quarantine(Quarantine.Fault.UNREADABLE, "cut off"))).run(results::add);
        assertThat(results).hasSize(12).allSatisfy(result -> assertThat(result.weights()).doesNotContain(Members.NETWORK_CODE));
        assertThat(report.scores()).extracting(RunReport.MethodScore::method).doesNotContain(Members.NETWORK_CODE);
        assertThat(report.network().name()).isEmpty();
        assertThat(report.network().fault()).contains("UNREADABLE").contains("cut off");
    }

    @Test
    void aNetworkThatFailsOnTheWayLeavesTheSimpleMethods() {
        // days on which nothing was sold have no logarithm
        List<SeriesInput> series = ForecastPipelineTest.steady(12);
        byte[] model = new OnnxGraph("g").input("x", -1, 14).output("y", -1, 14).node("Log", "y", "x").bytes();
        OnnxForecaster.Opening opening = new OnnxPackage(pointDescriptor(), model).open(false, 1);
        var results = new ArrayList<ForecastResult>();
        RunReport report = new ForecastPipeline(ForecastPipelineTest.OPTIONS.withLearned(false), series::forEach, series.size(), ForecastPipelineTest.DAYS, new Listener())
                .asking(shippedIs(opening)).run(results::add);
        assertThat(results).hasSize(12).allSatisfy(result -> assertThat(result.weights()).doesNotContain(Members.NETWORK_CODE));
        assertThat(report.scores()).extracting(RunReport.MethodScore::method).doesNotContain(Members.NETWORK_CODE);
        assertThat(report.network().words()).contains("NO_NUMBERS").endsWith("no network answered");
    }

    @Test
    void saysWhereItRunsAndWhyThere() {
        ask(NetworkModels.SHIPPED);
        String[] codes = use.provider().split(" ");
        assertThat(codes[0]).isIn("CPU", "CUDA");
        // the plain build has no CUDA; that with CUDA says what did not load where there is no card
        switch (ExecutionProvider.Reason.valueOf(codes[1])) {
            case NO_CUDA_IN_BUILD -> assertThat(codes[0] + use.detail()).isEqualTo("CPU");
            case CUDA_DID_NOT_LOAD -> assertThat(use.detail()).isNotBlank();
            case GPU_FOUND -> assertThat(codes[0]).isEqualTo("CUDA");
            case CPU_WANTED -> fail("a GPU was wanted");
        }
        assertThat(log).anyMatch(line -> line.startsWith("qm-zero runs on " + codes[0] + " (" + codes[1]));
    }

    @Test
    void theShippedNetworkAnswersWhereThePromotedOneCannotBeRead() {
        QuantileForecast[] forecasts = ask(new NetworkModels() {
            @Override
            public List<Candidate> candidates() {
                throw new IllegalStateException("its hash is another");
            }

            @Override
            public void faulty(Candidate candidate, Quarantine quarantine) {
                faults.add(quarantine.fault());
            }
        });
        assertThat(forecasts).hasSize(20).doesNotContainNull();
        assertThat(faults).isEmpty();
        assertThat(use.fault()).contains("its hash is another");
        assertThat(log).anyMatch(line -> line.contains("its hash is another")).anyMatch(line -> line.startsWith("qm-zero runs on"));
    }

    @Test
    void pointsGetIntervalsFromTheirOwnErrors() {
        // tomorrow is as two weeks ago
        byte[] model = new OnnxGraph("g").input("x", -1, 14).output("y", -1, 14).node("Identity", "y", "x").bytes();
        QuantileForecast[] forecasts = ask(promoted(pointDescriptor(), model));
        assertThat(faults).isEmpty();
        int covered = 0;
        for (int s = 0; s < forecasts.length; s++) {
            assertThat(forecasts[s].quantile(1, 10)).isGreaterThan(forecasts[s].quantile(1, 0) + 1);
            for (int day = 0; day < HORIZON; day++) {
                float actual = day >= 7 && day <= 9 ? Float.NaN : truth(s)[DAYS + day];
                covered += actual >= forecasts[s].quantile(day, 0) && actual <= forecasts[s].quantile(day, 10) ? 1 : 0;
            }
        }
        assertThat(covered / (20.0 * (HORIZON - 3))).as("the interval of 90 %").isGreaterThan(0.75);
    }

    @Test
    void bringsOtherLevelsToOurs() {
        // z of 0.05 is −1.645, of 0.1 −1.282, of 0.2 −0.842: 10 + (−1.645 + 1.282) / (−0.842 + 1.282) · 10 = 1.76
        float[] ours = new float[QuantileForecast.LEVELS];
        new NetworkLevels(new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9}).put(new float[] {10, 20, 30, 40, 50, 60, 70, 80, 90}, ours, 0);
        assertThat(Arrays.copyOfRange(ours, 1, 10)).containsExactly(10, 20, 30, 40, 50, 60, 70, 80, 90);
        assertThat(ours[0]).isBetween(1.7f, 1.8f);
        assertThat(ours[10]).isBetween(98.2f, 98.3f);
    }

    @Test
    void aNarrowRangeTellsTheMeanItselfAndAWideOneIsToldIt() {
        // mean head 100 in both; quantiles 8 … 12 around 10, then 0 … 10, whose tail nobody knows
        assertThat(meanBesideAHeadOfHundred(new float[] {8, 8.5f, 9, 9.5f, 9.8f, 10, 10.2f, 10.5f, 11, 11.5f, 12})).isCloseTo(10, within(0.1f));
        assertThat(meanBesideAHeadOfHundred(new float[] {0, 0, 0, 0, 0, 1, 2, 3, 4, 8, 10})).isEqualTo(100);
    }

    private float meanBesideAHeadOfHundred(float[] quantiles) {
        byte[] model = new OnnxGraph("g").input("x", -1, 14).output("y", -1, 1, 11).output("m", -1, 1).weights("nothing", new float[14], 14, 1).weights("q", quantiles, 1, 11)
                .weights("hundred", new float[] {100}, 1).wholeNumbers("shape", -1, 1, 11)
                .node("MatMul", "zero", "x", "nothing").node("Add", "flat", "zero", "q").node("Reshape", "y", "flat", "shape").node("Add", "m", "zero", "hundred").bytes();
        QuantileForecast[] forecasts = ask(promoted("""
                {"name": "both", "input": {"name": "x", "length": 14, "missing": "mean"}, "output": {"name": "y", "axes": "BHQ"}, "mean": "m", "horizon": 1,
                 "levels": [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]}
                """, model));
        assertThat(faults).isEmpty();
        return forecasts[0].mean()[0];
    }

    private QuantileForecast[] ask(NetworkModels models) {
        try (NetworkMethod method = NetworkMethod.open(models, new Listener())) {
            QuantileForecast[] forecasts = method.forecast(series().stream().map(one -> new NetworkQuestion(one, DAYS)).toList(), HORIZON);
            use = method.use();
            return forecasts;
        }
    }

    private static NetworkModels shippedIs(OnnxForecaster.Opening opening) {
        return new NetworkModels() {
            @Override
            public List<Candidate> candidates() {
                return List.of();
            }

            @Override
            public void faulty(Candidate candidate, Quarantine quarantine) {
                throw new IllegalStateException("There is none.");
            }

            @Override
            public OnnxForecaster.Opening shipped(int threads) {
                return opening;
            }
        };
    }

    private NetworkModels promoted(String descriptor, byte[] model) {
        return new NetworkModels() {
            @Override
            public List<Candidate> candidates() {
                return List.of(new Candidate(1, "promoted", new OnnxPackage(descriptor, model)));
            }

            @Override
            public void faulty(Candidate candidate, Quarantine quarantine) {
                faults.add(quarantine.fault());
            }
        };
    }

    private static String pointDescriptor() {
        return """
                {"name": "point", "input": {"name": "x", "length": 14, "missing": "mean"}, "output": {"name": "y", "axes": "BH"}, "horizon": 14}
                """;
    }

    private static float promotion(int day) {
        return day % 40 == (DAYS + 7) % 40 || day % 40 == (DAYS + 8) % 40 || day % 40 == (DAYS + 9) % 40 ? 0.3f : 0;
    }

    private static float[] truth(int series) {
        Random random = new Random(series);
        float[] units = new float[DAYS + HORIZON];
        for (int t = 0; t < units.length; t++) {
            double mean = 20 * (t % 7 == (DAYS + 13) % 7 ? 2 : 1) * (promotion(t) > 0 ? 3 : 1);
            units[t] = t == 5 || t == DAYS - 3 ? 0 : (float) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        return units;
    }

    private static List<SeriesInput> series() {
        var pool = new DemandPool(Rhythm.DAILY, DAYS, MONDAY);
        float[] price = new float[DAYS + HORIZON];
        float[] promotion = new float[DAYS + HORIZON];
        Arrays.fill(price, 10);
        for (int t = 0; t < promotion.length; t++) {
            promotion[t] = promotion(t);
        }
        List<SeriesInput> inputs = new ArrayList<>();
        for (int s = 0; s < 20; s++) {
            Demand demand = Demand.of(MONDAY, Arrays.copyOf(truth(s), DAYS), promotion, false);
            pool.add(0, 1, demand, price, DAYS);
            inputs.add(new SeriesInput(s, 1, 0, demand, new Prices(price, true), promotion, SeriesInput.ALWAYS_OPEN, new DayCalendar(MONDAY, DAYS + HORIZON, Set.of()), pool.peers(0, 1),
                    ProfileSmoothing.PLAIN, Integer.MAX_VALUE));
        }
        return inputs;
    }

    private final class Listener implements RunListener {
        @Override
        public void progress(String step, long done, long total) {
            log.add(step);
        }

        @Override
        public void log(String line) {
            log.add(line);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}

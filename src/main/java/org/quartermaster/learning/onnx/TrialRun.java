package org.quartermaster.learning.onnx;

/**
 * Checks a model from elsewhere before it may answer: first what stands in the file, then, only if that is harmless, a run on made-up histories under its limits.
 */
public final class TrialRun {

    private static final int STEPS = 14;

    private TrialRun() {
    }

    /**
     * What the check came to.
     *
     * @param inspection null when the file could not be read
     * @param fault      null when all is well
     * @param provider   where it ran, null when it did not
     * @param perSecond  histories forecast per second in the second of two calls, 0 when it did not run
     */
    public record Result(OnnxInspection inspection, Quarantine fault, ExecutionProvider provider, double perSecond) {
    }

    /** Never throws for anything in the package. */
    public static Result of(OnnxPackage content, boolean useGpu, int threads) {
        OnnxInspection inspection;
        try {
            inspection = OnnxInspection.of(content.source());
        } catch (IllegalArgumentException unreadable) {
            return new Result(null, new Quarantine(Quarantine.Fault.UNREADABLE, unreadable.getMessage()), null, 0);
        }
        if (inspection.outsideData()) {
            return new Result(inspection, new Quarantine(Quarantine.Fault.UNREADABLE, "the weights lie in another file: export the model in one piece"), null, 0);
        }
        if (!inspection.foreign().isEmpty()) {
            return new Result(inspection, new Quarantine(Quarantine.Fault.UNREADABLE, "it needs operators that are not standard: " + inspection.foreign()), null, 0);
        }
        return switch (content.open(useGpu, threads)) {
            case Quarantine fault -> new Result(inspection, fault, null, 0);
            case OnnxForecaster.Ready ready -> run(inspection, ready.forecaster());
        };
    }

    private static Result run(OnnxInspection inspection, OnnxForecaster opened) {
        try (OnnxForecaster forecaster = opened) {
            float[][] histories = histories(Math.max(12, forecaster.descriptor().input().length()), Math.min(64, forecaster.descriptor().limits().batch()));
            OnnxForecaster.Outcome outcome = forecaster.forecast(histories, STEPS);
            long started = System.nanoTime();
            outcome = outcome instanceof Quarantine ? outcome : forecaster.forecast(histories, STEPS);
            double seconds = (System.nanoTime() - started) / 1e9;
            Quarantine fault = outcome instanceof Quarantine quarantine ? quarantine : null;
            return new Result(inspection, fault, forecaster.provider(), fault == null ? histories.length / seconds : 0);
        }
    }

    /** Everything that happens: zeros, constants, rare sales, weekly patterns, gaps, a short past, large numbers. */
    private static float[][] histories(int length, int many) {
        float[][] histories = new float[many][length];
        for (int b = 0; b < many; b++) {
            for (int t = 0; t < length; t++) {
                histories[b][t] = switch (b % 7) {
                    case 0 -> 0;
                    case 1 -> 5;
                    case 2 -> t % 17 == 0 ? 3 : 0;
                    case 3 -> 10 + 10 * (t % 7 == 5 ? 1 : 0);
                    case 4 -> t % 9 == 4 ? Float.NaN : t % 5;
                    case 5 -> t < length - 10 ? Float.NaN : 4;
                    default -> 100_000 + 1_000 * (t % 30);
                };
            }
        }
        return histories;
    }
}

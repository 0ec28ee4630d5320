package org.quartermaster.forecasting.distillation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.selection.ForecastResult;
import org.quartermaster.forecasting.selection.MemberSink;
import org.quartermaster.forecasting.selection.Members;
import org.quartermaster.forecasting.selection.TuningWindows;
import org.quartermaster.learning.evaluation.ForecastScore;
import org.quartermaster.learning.onnx.OnnxForecaster;
import org.quartermaster.learning.onnx.Quarantine;
import org.quartermaster.learning.onnx.Window;

/** Keeps what the blend and seasonal naive say of the periods after the last one known, asks the student the same, and compares all three with what came. */
final class Exam implements MemberSink {

    private static final String NAIVE = "seasonal-naive";
    private static final List<String> ASKED = List.of(Members.COMBINATION_CODE, NAIVE);

    private final Map<Long, float[]> truth;
    private final int end;
    private final int horizon;
    private final Map<Long, QuantileForecast> teacher = new ConcurrentHashMap<>();
    private final Map<Long, QuantileForecast> naive = new ConcurrentHashMap<>();
    private final List<Long> asked = new ArrayList<>();
    private final List<Window> questions = new ArrayList<>();

    /**
     * Sits at the end of what is known.
     *
     * @param truth {@code key → [period]} what came, NaN where it is not known
     * @param end   periods known
     */
    Exam(Map<Long, float[]> truth, int end, int horizon) {
        this.truth = truth;
        this.end = end;
        this.horizon = horizon;
    }

    @Override
    public void forecast(String code, SeriesInput series, QuantileForecast forecast) {
        (code.equals(NAIVE) ? naive : teacher).put(series.key(), forecast);
    }

    @Override
    public boolean wants(String code) {
        return ASKED.contains(code);
    }

    @Override
    public void took(String code, double seconds) {
        // the whole forecast is timed
    }

    /** One series of the run, in order. */
    void sat(ForecastResult result) {
        SeriesInput series = result.series();
        if (truth.containsKey(series.key()) && !result.fallback().equals("dead")) {
            asked.add(series.key());
            questions.add(TuningWindows.ahead(series, end, horizon));
        }
    }

    /**
     * Asks the student.
     *
     * @param teacherPerSecond series per second of the teacher
     * @throws IllegalStateException if it fails
     */
    Grades grade(OnnxForecaster student, double teacherPerSecond) {
        student.forecast(questions.subList(0, Math.min(questions.size(), student.descriptor().limits().batch())), horizon);
        long began = System.nanoTime();
        OnnxForecaster.Outcome outcome = student.forecast(questions, horizon);
        double seconds = (System.nanoTime() - began) / 1e9;
        return switch (outcome) {
            case Quarantine fault -> throw new IllegalStateException("The student failed: %s, %s.".formatted(fault.fault(), fault.detail()));
            case OnnxForecaster.Forecasts answers -> new Grades(asked.size(), horizon, wql(teacher), student(answers), wql(naive), teacherPerSecond, asked.size() / seconds);
        };
    }

    private double wql(Map<Long, QuantileForecast> forecasts) {
        var score = new ForecastScore(QuantileForecast.levels());
        asked.forEach(key -> add(score, truth.get(key), forecasts.get(key).quantiles()));
        return score.wql();
    }

    private double student(OnnxForecaster.Forecasts answers) {
        var score = new ForecastScore(answers.levels());
        for (int i = 0; i < asked.size(); i++) {
            float[] units = truth.get(asked.get(i));
            for (int t = 0; t < horizon; t++) {
                score.add(units[t], answers.values()[i][t], 0, 0);
            }
        }
        return score.wql();
    }

    private void add(ForecastScore score, float[] units, float[] quantiles) {
        for (int t = 0; t < horizon; t++) {
            score.add(units[t], quantiles, t * QuantileForecast.LEVELS, 0);
        }
    }
}

package org.quartermaster.forecasting;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.quartermaster.forecasting.distillation.Distilled;
import org.quartermaster.forecasting.distillation.Grades;
import org.quartermaster.learning.StoredModel;
import org.quartermaster.learning.onnx.ExecutionProvider;

/**
 * A small network that learned from the blend.
 *
 * @param id               of the model
 * @param state            candidate, promoted, retired or quarantined
 * @param run              forecast run in force when it was distilled; 0 before the first
 * @param series           that were compared
 * @param days             that were compared and that neither had seen
 * @param teacherWql       WQL of the blend on them
 * @param studentWql       WQL of the student
 * @param naiveWql         WQL of seasonal naive
 * @param teacherPerSecond series per second when the blend forecasts, without its training
 * @param studentPerSecond series per second of the student
 * @param madeAt           when it came
 * @param provider         where its speed was measured and why there, two codes separated by a space; empty when that was not noted
 * @param providerDetail   what ONNX Runtime said about that, may be empty
 */
public record StudentFacts(long id, String state, long run, int series, int days, double teacherWql, double studentWql, double naiveWql, double teacherPerSecond, double studentPerSecond,
                           Instant madeAt, String provider, String providerDetail) {

    private static final String RUN = "distilled_run";
    private static final String DETAIL = "_detail";
    private static final String PROVIDER = "distilled_provider";
    private static final String PROVIDER_DETAIL = PROVIDER + DETAIL;
    private static final String SERIES = "distilled.series";
    private static final String DAYS = "distilled.days";
    private static final String TEACHER = "distilled.teacher_wql";
    private static final String STUDENT = "distilled.student_wql";
    private static final String NAIVE = "distilled.naive_wql";
    private static final String TEACHER_SPEED = "distilled.teacher_per_second";
    private static final String STUDENT_SPEED = "distilled.student_per_second";

    /** Whether it was distilled. */
    public static boolean isStudent(StoredModel model) {
        return model.provenance().parameters().containsKey(RUN);
    }

    /** Reads it from the registry; empty for a model that was not distilled, or was not graded because it failed. */
    public static Optional<StudentFacts> of(StoredModel model) {
        Map<String, Double> scores = model.provenance().metrics();
        if (!isStudent(model) || !scores.containsKey(STUDENT)) {
            return Optional.empty();
        }
        return Optional.of(new StudentFacts(model.id(), model.state().name().toLowerCase(java.util.Locale.ROOT), Long.parseLong(model.provenance().parameters().get(RUN)), scores.get(SERIES).intValue(),
                scores.get(DAYS).intValue(), scores.get(TEACHER), scores.get(STUDENT), scores.get(NAIVE), scores.get(TEACHER_SPEED), scores.get(STUDENT_SPEED), model.madeAt(),
                model.provenance().parameters().getOrDefault(PROVIDER, ""), model.provenance().parameters().getOrDefault(PROVIDER_DETAIL, "")));
    }

    /** How it came to be, for the registry. */
    static Map<String, String> origin(Distilled distilled, long run) {
        var origin = new LinkedHashMap<String, String>();
        origin.put(RUN, String.valueOf(run));
        origin.put("distilled_lessons", String.valueOf(distilled.lessons()));
        origin.put("distilled_steps", String.valueOf(distilled.training().steps()));
        origin.put("distilled_seconds", String.valueOf(Math.round(distilled.training().seconds())));
        origin.put("distilled_loss", "%.5f → %.5f".formatted(distilled.training().lossBefore(), distilled.training().lossAfter()));
        origin.put("distilled_difference", "%.1e".formatted(distilled.difference()));
        putDevice(origin, PROVIDER, distilled.provider());
        putDevice(origin, "distilled_training_provider", distilled.training().device());
        return origin;
    }

    /** Where something was computed, as two codes and what is to be said of it. @param device null when nothing was */
    static void putDevice(Map<String, String> parameters, String name, ExecutionProvider device) {
        if (device != null) {
            parameters.put(name, device.codes());
            parameters.put(name + DETAIL, device.detail());
        }
    }

    /** Its scores, for the registry. */
    static Map<String, Double> scores(Grades grades) {
        return Map.of(SERIES, (double) grades.series(), DAYS, (double) grades.periods(), TEACHER, grades.teacher(), STUDENT, grades.student(), NAIVE, grades.naive(),
                TEACHER_SPEED, grades.teacherPerSecond(), STUDENT_SPEED, grades.studentPerSecond());
    }
}

package org.quartermaster.forecasting.distillation;

/**
 * Teacher, student and seasonal naive on the same series and the same periods, none of which teacher or student has seen.
 *
 * @param series           alive ones with something to compare
 * @param periods          that were forecast
 * @param teacher          WQL of the blend
 * @param student          WQL of the small network
 * @param naive            WQL of seasonal naive
 * @param teacherPerSecond series per second when the blend forecasts, its training left out
 * @param studentPerSecond series per second of the small network
 */
public record Grades(int series, int periods, double teacher, double student, double naive, double teacherPerSecond, double studentPerSecond) {
}

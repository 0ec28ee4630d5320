package org.quartermaster.forecasting;

import java.time.LocalDate;

/**
 * An override as a person enters it.
 *
 * @param amount    units over the whole range (set: ≥ 0), or percent (≥ −100)
 * @param reason    not blank, at most 200 characters
 * @param expiresOn null: never expires
 * @throws IllegalArgumentException if it makes no sense
 */
public record OverrideDraft(ForecastLevel level, LocalDate fromDay, LocalDate toDay, ForecastOverride.Kind kind, double amount, String reason, LocalDate expiresOn) {

    public OverrideDraft {
        if (level == null || fromDay == null || toDay == null || kind == null) {
            throw new IllegalArgumentException("Level, first day, last day and kind are needed.");
        }
        if (toDay.isBefore(fromDay)) {
            throw new IllegalArgumentException("The last day (%s) must not lie before the first (%s).".formatted(toDay, fromDay));
        }
        if (expiresOn != null && expiresOn.isBefore(fromDay)) {
            throw new IllegalArgumentException("The override would expire (%s) before its first day (%s).".formatted(expiresOn, fromDay));
        }
        if (!Double.isFinite(amount) || kind == ForecastOverride.Kind.SET && amount < 0 || kind == ForecastOverride.Kind.PERCENT && amount < -100) {
            throw new IllegalArgumentException("The amount (%s) does not fit %s: units in total ≥ 0, or percent ≥ −100.".formatted(amount, kind.code()));
        }
        if (reason == null || reason.isBlank() || reason.length() > 200) {
            throw new IllegalArgumentException("A reason of 1 to 200 characters is needed.");
        }
        reason = reason.strip();
    }

    OverrideDraft at(ForecastLevel other, double share) {
        return new OverrideDraft(other, fromDay, toDay, kind, kind == ForecastOverride.Kind.PERCENT ? amount : amount * share, reason, expiresOn);
    }
}

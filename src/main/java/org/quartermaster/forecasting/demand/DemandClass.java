package org.quartermaster.forecasting.demand;

import java.util.Locale;

/**
 * What kind of demand a series has, by the average days between sales (ADI) and the squared coefficient of variation of their sizes (CV²), with the limits 1.32 and 0.49 of
 * Syntetos, Boylan and Croston (2005).
 */
public enum DemandClass {
    SMOOTH, ERRATIC, INTERMITTENT, LUMPY,
    /** Known for less than eight weeks. */
    NEW,
    /** Never sold, or not for a year: forecast as zero. */
    DEAD;

    static final double ADI_LIMIT = 1.32;
    static final double CV2_LIMIT = 0.49;

    static DemandClass of(double adi, double cv2) {
        if (adi < ADI_LIMIT) {
            return cv2 < CV2_LIMIT ? SMOOTH : ERRATIC;
        }
        return cv2 < CV2_LIMIT ? INTERMITTENT : LUMPY;
    }

    /** The name as it stands in tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

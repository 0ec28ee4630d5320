package org.quartermaster.forecasting.features;

/** What a feature tells about, coarse enough for a person: the groups into which an explanation is added up. */
public enum FeatureGroup {
    /** How much has been sold lately. */
    LEVEL,
    /** Whether that rises or falls. */
    TREND,
    /** How it varies: zeros, spread, age. */
    SHAPE,
    /** Weekday, week or month. */
    PROFILE,
    /** The same time last year. */
    LAST_YEAR,
    /** Date, holidays, events, closed days. */
    CALENDAR,
    PROMOTION,
    PRICE,
    /** What happens to the category and the warehouse. */
    PEERS,
    /** How far ahead it is. */
    HORIZON
}

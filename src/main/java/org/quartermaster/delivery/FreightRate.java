package org.quartermaster.delivery;

import java.math.BigDecimal;

/**
 * What a service asks for parcels of a weight into a zone: max(minimum, base + per kilogram × weight).
 *
 * @param lane       name of the zone
 * @param upToKm     its outer edge as the crow flies; the same in all rows of the zone
 * @param fromGrams  lightest parcel, included
 * @param toGrams    heaviest parcel, excluded
 * @param centsPerKg ≥ 0
 * @param transitDays from leaving to arriving
 */
public record FreightRate(String service, String lane, int upToKm, long fromGrams, long toGrams, long minimumCents, long baseCents, BigDecimal centsPerKg, int transitDays) {
}

package org.quartermaster.delivery.allocation;

/**
 * One row of a rate table: max(minimum, base + price per kilogram × weight).
 *
 * @param lane         zone or lane it holds for
 * @param fromGrams    lightest parcel, included
 * @param toGrams      heaviest parcel, excluded; {@link Long#MAX_VALUE} for no end
 * @param minimumCents least price
 * @param baseCents    price of a parcel without weight
 * @param centsPerKg   price per kilogram
 * @param transitDays  days on the way
 */
public record Rate(String service, String lane, long fromGrams, long toGrams, long minimumCents, long baseCents, double centsPerKg, int transitDays) {

    public Rate {
        if (fromGrams < 0 || toGrams <= fromGrams) {
            throw new IllegalArgumentException("Rate %s/%s: weights from %d to %d grams are no range.".formatted(service, lane, fromGrams, toGrams));
        }
        if (minimumCents < 0 || baseCents < 0 || !(centsPerKg >= 0) || transitDays < 0) {
            throw new IllegalArgumentException("Rate %s/%s: prices (%d, %d, %s) and days (%d) must be ≥ 0.".formatted(service, lane, minimumCents, baseCents,
                    centsPerKg, transitDays));
        }
    }

    boolean holdsFor(long grams) {
        return fromGrams <= grams && grams < toGrams;
    }

    /** Price of a parcel of this weight, cents, half a cent up. */
    public long cents(long grams) {
        return Math.max(minimumCents, baseCents + Math.round(centsPerKg * grams / 1000.0));
    }
}

package org.quartermaster.delivery.allocation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One way to ship a whole order.
 *
 * @param rule    number of the strategy's rule that allows it
 * @param parcels by warehouse, ascending
 * @param score   of the parcels, the split and the rule
 */
public record Option(int rule, List<Parcel> parcels, Score score) {

    public Option {
        parcels = List.copyOf(parcels);
    }

    /** The last parcel's arrival, days since 1970-01-01. */
    public int deliverDay() {
        return parcels.stream().mapToInt(Parcel::deliverDay).max().orElseThrow();
    }

    /** Money that is really paid: freight and handling, unweighted. */
    public long paidCents() {
        return parcels.stream().mapToLong(parcel -> parcel.quote().cents() + parcel.handlingCents()).sum();
    }

    /** The warehouses as text, to compare ways. */
    String sites() {
        return parcels.stream().map(parcel -> String.valueOf(parcel.site())).collect(Collectors.joining("+"));
    }
}

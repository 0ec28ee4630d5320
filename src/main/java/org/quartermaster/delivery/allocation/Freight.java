package org.quartermaster.delivery.allocation;

import java.util.List;

/** What it costs to send a parcel. */
@FunctionalInterface
public interface Freight {
    /**
     * The services that carry this weight from the warehouse to the customer, none dearer and slower than another.
     *
     * @param grams weight of the parcel
     * @return empty when none does
     */
    List<Quote> quotes(Site from, Demand to, long grams);
}

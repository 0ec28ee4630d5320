package org.quartermaster.delivery.allocation;

/**
 * What sending a parcel costs with one service.
 *
 * @param service     carrier or service, as in the rate table
 * @param lane        zone or lane of the rate
 * @param cents       ≥ 0
 * @param transitDays days from leaving to arriving, ≥ 0
 */
public record Quote(String service, String lane, long cents, int transitDays) {
}

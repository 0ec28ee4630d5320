package org.quartermaster.delivery.planning;

/**
 * Where a stop could be put.
 *
 * @param vehicle    index of the vehicle
 * @param position   in its route, 0 first
 * @param addedCents money of the plan with it minus without it
 * @param start      second service would begin
 */
public record Place(int vehicle, int position, long addedCents, int start) {
}

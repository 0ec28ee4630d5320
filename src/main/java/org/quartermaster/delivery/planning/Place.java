package org.quartermaster.delivery.planning;

/**
 * Where a stop could be put.
 *
 * @param vehicle    index of the vehicle
 * @param position   in its route, 0 first
 * @param partnerPosition of the stop it belongs to and that is put there with it, −1 when there is none
 * @param isNewTrip  the vehicle reloads once more for it
 * @param addedCents money of the plan with it minus without it
 * @param start      second service would begin
 */
public record Place(int vehicle, int position, int partnerPosition, boolean isNewTrip, long addedCents, int start) {
}

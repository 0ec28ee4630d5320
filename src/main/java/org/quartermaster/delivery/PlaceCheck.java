package org.quartermaster.delivery;

import org.quartermaster.delivery.planning.TravelMatrix;

/** What is wrong with the coordinates of a place that vehicles of a depot are to reach in a day. */
record PlaceCheck(TravelMatrix.Place depot) {
    private static final double FARTHEST_METRES = 400_000;

    /** no_place, place_swapped, too_far; empty when nothing is. */
    String fault(Double latitude, Double longitude) {
        if (latitude == null || longitude == null || latitude.isNaN() || longitude.isNaN() || latitude == 0 && longitude == 0) {
            return "no_place";
        }
        if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && distance(latitude, longitude) <= FARTHEST_METRES) {
            return "";
        }
        return Math.abs(longitude) <= 90 && distance(longitude, latitude) <= FARTHEST_METRES ? "place_swapped" : "too_far";
    }

    private double distance(double latitude, double longitude) {
        return TravelMatrix.haversine(depot, new TravelMatrix.Place(latitude, longitude));
    }
}

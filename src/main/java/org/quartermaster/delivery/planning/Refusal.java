package org.quartermaster.delivery.planning;

import org.quartermaster.delivery.planning.Violation.Dimension;

/** Why one vehicle cannot take one stop at its least bad place in the present route. */
public sealed interface Refusal {
    /** Index of the vehicle that refuses. */
    int vehicle();

    /** Even the empty vehicle is too small. */
    record TooBig(int vehicle, Dimension dimension, long over) implements Refusal {
    }

    /** The vehicle is full; so much more would have to fit. */
    record Full(int vehicle, Dimension dimension, long over) implements Refusal {
    }

    /** Even driving straight there, the last window is missed by so many seconds. */
    record TooFar(int vehicle, long seconds) implements Refusal {
    }

    /** On this route the last window is missed by so many seconds. */
    record WindowMissed(int vehicle, long seconds) implements Refusal {
    }

    /** Another stop would be late by so many seconds. */
    record DelaysOther(int vehicle, int other, long seconds) implements Refusal {
    }

    /** The vehicle would be back so many seconds after its shift. */
    record ShiftEnds(int vehicle, long seconds) implements Refusal {
    }

    /** The driver would be away so many seconds longer than allowed. */
    record AwayTooLong(int vehicle, long seconds) implements Refusal {
    }

    /** The stop it belongs to cannot be visited on the same trip. */
    record NeedsPartner(int vehicle) implements Refusal {
    }

    /** What the vehicle visits first is fixed, and everything after it is worse. */
    record BeginsOtherwise(int vehicle) implements Refusal {
    }

    /** The stop is locked to another vehicle. */
    record LockedElsewhere(int vehicle, int lockedVehicle) implements Refusal {
    }

    /** The vehicle lacks skills, as bits. */
    record LacksSkill(int vehicle, int skills) implements Refusal {
    }

    /** It would fit, but costs more than leaving it out. */
    record NotWorthIt(int vehicle, long addedCents, long penaltyCents) implements Refusal {
    }
}

package org.quartermaster.delivery.planning;

/** A hard rule that a plan breaks, with by how much. */
public sealed interface Violation {
    /** How heavy it weighs in the hard score, > 0. */
    long amount();

    /** Parts of a capacity. */
    enum Dimension {
        VOLUME, WEIGHT, PIECES;

        /** This part of a load, in millilitres, grams or pieces. */
        public int of(Load load) {
            return switch (this) {
                case VOLUME -> load.millilitres();
                case WEIGHT -> load.grams();
                case PIECES -> load.pieces();
            };
        }
    }

    /** More is loaded than fits, in the dimension's unit (millilitres, grams, pieces). */
    record Overload(int vehicle, Dimension dimension, long amount) implements Violation {
    }

    /** Service begins this many seconds after a hard window's end. */
    record TooLate(int vehicle, int stop, long amount) implements Violation {
    }

    /** The vehicle is back this many seconds after its shift's end. */
    record ShiftOver(int vehicle, long amount) implements Violation {
    }

    /** The driver is away this many seconds longer than allowed. */
    record AwayTooLong(int vehicle, long amount) implements Violation {
    }

    /** Goods are fetched on another vehicle, after they are delivered, or with a reload between. */
    record PairBroken(int pickup, int delivery) implements Violation {
        @Override
        public long amount() {
            return 1;
        }
    }

    /** The vehicle does not begin as it must; so many places differ. */
    record BeginsOtherwise(int vehicle, long amount) implements Violation {
    }

    /** The stop is locked to another vehicle. */
    record WrongVehicle(int vehicle, int stop) implements Violation {
        @Override
        public long amount() {
            return 1;
        }
    }

    /** The vehicle lacks this many of the skills asked for. */
    record MissingSkill(int vehicle, int stop, long amount) implements Violation {
    }

    /** The stop is visited this many times too often. */
    record VisitedTwice(int stop, long amount) implements Violation {
    }
}

package org.quartermaster.launcher.bench.routing;

import org.quartermaster.launcher.bench.routing.BenchInstance.Point;

/** How the length of a leg is counted. Figures of different conventions never belong in one table. */
enum Convention {
    /** Euclidean in double precision. */
    EXACT {
        @Override
        double length(Point from, Point to) {
            return from.distanceTo(to);
        }
    },
    /** Truncated to one decimal, as in the 12th DIMACS challenge; also the travel time. */
    DIMACS {
        @Override
        double length(Point from, Point to) {
            return Math.floor(10 * from.distanceTo(to) + TOLERANCE) / 10;
        }
    },
    /** Rounded to the nearest integer, TSPLIB's EUC_2D. */
    ROUNDED {
        @Override
        double length(Point from, Point to) {
            return Math.floor(from.distanceTo(to) + 0.5);
        }
    };

    private static final double TOLERANCE = 1e-9;
    private static final int MOST_EXACT = 10_000;
    private static final double LARGEST = 4e8;

    abstract double length(Point from, Point to);

    /** Whole units per unit of the file: as fine as the convention asks for, and for exact lengths as the numbers leave room for. */
    int unitsFor(double largest) {
        return switch (this) {
            case ROUNDED -> 1;
            case DIMACS -> 10;
            case EXACT -> finest(largest);
        };
    }

    private static int finest(double largest) {
        int units = MOST_EXACT;
        while (units > 1 && largest * units > LARGEST) {
            units /= 10;
        }
        return units;
    }

    /** Digits after the point of a cost. */
    int decimals() {
        return switch (this) {
            case ROUNDED -> 0;
            case DIMACS -> 1;
            case EXACT -> 4;
        };
    }
}

package org.quartermaster.delivery.planning;

/**
 * What a stop asks for, or what a vehicle can carry.
 *
 * @param millilitres volume, ≥ 0
 * @param grams       weight, ≥ 0
 * @param pieces      units, ≥ 0
 */
public record Load(int millilitres, int grams, int pieces) {
    public static final Load NONE = new Load(0, 0, 0);

    public Load {
        if (millilitres < 0 || grams < 0 || pieces < 0) {
            throw new IllegalArgumentException("Load (%d ml, %d g, %d pieces) must be ≥ 0 in each part.".formatted(millilitres, grams, pieces));
        }
    }

    /** The sum of both. */
    public Load plus(Load other) {
        return new Load(Math.addExact(millilitres, other.millilitres), Math.addExact(grams, other.grams), Math.addExact(pieces, other.pieces));
    }

    /** What is left when the other is taken off. */
    public Load minus(Load other) {
        return new Load(millilitres - other.millilitres, grams - other.grams, pieces - other.pieces);
    }

    /** Whether each part is at most the capacity's. */
    public boolean fitsIn(Load capacity) {
        return millilitres <= capacity.millilitres && grams <= capacity.grams && pieces <= capacity.pieces;
    }
}

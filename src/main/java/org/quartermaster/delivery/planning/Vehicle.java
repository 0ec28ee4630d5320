package org.quartermaster.delivery.planning;

/**
 * A vehicle with its driver for one tour.
 *
 * @param id            the caller's number for it
 * @param capacity      what it carries
 * @param shift         it leaves and is back within
 * @param startLocation row of the travel matrix where it starts
 * @param endLocation   row of the travel matrix where it ends
 * @param rates         what it costs
 * @param skills        bits of what it can do
 * @param duty          how long its driver may be away
 */
public record Vehicle(long id, Load capacity, Window shift, int startLocation, int endLocation, Rates rates, int skills, Duty duty) {
    /** The bits of {@code skills} that stand for equipment, which a vehicle may be given; the others tell what it is. */
    public static final int EQUIPMENT = (1 << 16) - 1;

    /** A vehicle that may be away as long as its shift. */
    public Vehicle(long id, Load capacity, Window shift, int startLocation, int endLocation, Rates rates, int skills) {
        this(id, capacity, shift, startLocation, endLocation, rates, skills, Duty.FREE);
    }

    /** Whether a search may swap both while they are empty. */
    boolean isTwinOf(Vehicle other) {
        return capacity.equals(other.capacity) && shift.equals(other.shift) && startLocation == other.startLocation
                && endLocation == other.endLocation && rates.equals(other.rates) && skills == other.skills && duty.equals(other.duty);
    }

    /** The same vehicle with another shift. */
    public Vehicle within(Window other) {
        return new Vehicle(id, capacity, other, startLocation, endLocation, rates, skills, duty);
    }

    /** The same vehicle with another capacity. */
    public Vehicle carrying(Load other) {
        return new Vehicle(id, other, shift, startLocation, endLocation, rates, skills, duty);
    }

    /** The same vehicle with another duty of its driver. */
    public Vehicle on(Duty other) {
        return new Vehicle(id, capacity, shift, startLocation, endLocation, rates, skills, other);
    }

    /** The same vehicle with more skills. */
    Vehicle able(int more) {
        return new Vehicle(id, capacity, shift, startLocation, endLocation, rates, skills | more, duty);
    }
}

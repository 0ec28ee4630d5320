package org.quartermaster.replenishment.simulation;

/**
 * What a rule did over all futures, after the warm-up.
 *
 * @param days         days counted, all futures together
 * @param demanded     units asked for
 * @param unserved     units that found no stock on their day
 * @param cycles       times between one arrival and the next
 * @param cyclesServed of these, without a unit unserved
 * @param stockDays    units on hand at the end of a day, summed up
 * @param orders       orders placed
 * @param ordered      units ordered
 */
public record Outcome(long days, long demanded, long unserved, long cycles, long cyclesServed, long stockDays, long orders, long ordered) {

    /** Share of demand served at once; 1 when nothing was asked for. */
    public double fillRate() {
        return demanded == 0 ? 1 : 1 - unserved / (double) demanded;
    }

    /** Share of cycles without a stock-out; 1 when there was no cycle. */
    public double cycleService() {
        return cycles == 0 ? 1 : cyclesServed / (double) cycles;
    }

    /** Mean units on hand at the end of a day. */
    public double meanStock() {
        return days == 0 ? 0 : stockDays / (double) days;
    }

    /** An amount of the counted days as of a year. */
    public double perYear(double amount) {
        return days == 0 ? 0 : amount * 365 / days;
    }

    public Outcome plus(Outcome other) {
        return new Outcome(days + other.days, demanded + other.demanded, unserved + other.unserved, cycles + other.cycles, cyclesServed + other.cyclesServed,
                stockDays + other.stockDays, orders + other.orders, ordered + other.ordered);
    }
}

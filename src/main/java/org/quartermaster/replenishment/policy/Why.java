package org.quartermaster.replenishment.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The arithmetic of one suggestion: signed terms, in order, that add up to it exactly, and in money to what it costs.
 *
 * @param terms      in the order in which they are told
 * @param suggestion units, ≥ 0
 * @param warnings   what a buyer should know
 */
public record Why(List<Term> terms, int suggestion, List<Warning> warnings) {

    /**
     * One signed term.
     *
     * @param kind       what it is
     * @param units      signed units
     * @param cents      what it adds to the price of the order (negative: takes away), price breaks that it reaches or gives up included
     * @param savesCents what it saves in the long run, holding paid
     * @param day        days after the planning day that it speaks of: the end of the demand, the arrival of an inbound; 0 when none
     * @param reference  purchase order, warehouse, person; empty when none
     */
    public record Term(Kind kind, int units, long cents, long savesCents, int day, String reference) {
        public static Term of(Kind kind, int units) {
            return new Term(kind, units, 0, 0, 0, "");
        }

        Term costing(long other) {
            return new Term(kind, units, other, savesCents, day, reference);
        }
    }

    /** Kinds of terms; those of the second group come after the shortage. */
    public enum Kind {
        DEMAND(true), FED(true), SAFETY_DEMAND(true), SAFETY_LEAD_TIME(true), COVER_FLOOR(true), RULE_LEVEL(true), LOST_BEFORE_ARRIVAL(true), ON_HAND(true),
        RESERVED(true), BACKORDERED(true), IN_TRANSIT(true), REQUESTED(true), INBOUND(true),
        NOT_NEEDED(false), MINIMUM_QUANTITY(false), ORDER_MULTIPLE(false), PRICE_BREAK(false), RULE_QUANTITY(false), RULE_CAP(false), SHELF_LIFE(false), CAPACITY(false), JOINT_PLAN(false),
        TRANSFER(false), ALLOCATED(false), EDITED(false);

        private final boolean partOfShortage;

        /** Whether it stands before the shortage. */
        public boolean isPartOfShortage() {
            return partOfShortage;
        }

        Kind(boolean partOfShortage) {
            this.partOfShortage = partOfShortage;
        }
    }

    /** What a buyer should know about a suggestion. */
    public enum Warning {
        EXCEEDS_MAXIMUM_COVER, SHELF_LIFE_BELOW_MINIMUM, CAPACITY_BELOW_MINIMUM, OVERDUE_INBOUND_ASSUMED, INBOUND_TOO_LATE, LEAD_TIME_NOT_MEASURED,
        PRICE_UNKNOWN, OUT_BEFORE_ARRIVAL
    }

    /** @throws IllegalArgumentException if the terms do not add up to the suggestion */
    public Why {
        terms = List.copyOf(terms);
        warnings = List.copyOf(warnings);
        long sum = terms.stream().mapToLong(Term::units).sum();
        if (sum != suggestion || suggestion < 0) {
            throw new IllegalArgumentException("The terms add up to %d, the suggestion is %d: %s".formatted(sum, suggestion, terms));
        }
    }

    /** What the suggestion costs, cents: the terms' money adds up to it. */
    public long cents() {
        return terms.stream().mapToLong(Term::cents).sum();
    }

    /** What is missing before rounding: the sum of the first group; negative when there is more than needed. */
    public int shortage() {
        return terms.stream().filter(term -> term.kind().partOfShortage).mapToInt(Term::units).sum();
    }

    /** What the shortage costs, cents; negative when there is more than needed. */
    public long shortageCents() {
        return terms.stream().filter(term -> term.kind().partOfShortage).mapToLong(Term::cents).sum();
    }

    /** The units of all terms of a kind. */
    public int units(Kind kind) {
        return terms.stream().filter(term -> term.kind() == kind).mapToInt(Term::units).sum();
    }

    /** The money of all terms of a kind, cents. */
    public long cents(Kind kind) {
        return terms.stream().filter(term -> term.kind() == kind).mapToLong(Term::cents).sum();
    }

    /** The same arithmetic with that warning or without it. */
    Why exceedingCover(boolean exceeds) {
        var other = new LinkedHashSet<>(warnings);
        other.remove(Warning.EXCEEDS_MAXIMUM_COVER);
        if (exceeds) {
            other.add(Warning.EXCEEDS_MAXIMUM_COVER);
        }
        return new Why(terms, suggestion, List.copyOf(other));
    }

    /** The same arithmetic with other warnings: those of the quantity that is ordered in place of the suggestion. */
    public Why warning(List<Warning> other) {
        return new Why(terms, suggestion, other);
    }

    /** The same arithmetic with one more term at the end; a term of no units is left out. */
    public Why plus(Term term) {
        if (term.units() == 0) {
            return this;
        }
        var more = new ArrayList<>(terms);
        more.add(term);
        return new Why(more, suggestion + term.units(), warnings);
    }
}

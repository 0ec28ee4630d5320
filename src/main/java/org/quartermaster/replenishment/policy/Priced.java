package org.quartermaster.replenishment.policy;

import java.util.ArrayList;
import java.util.List;
import org.quartermaster.replenishment.policy.Why.Term;

/**
 * Puts the money beside the units of a why, so that it adds up to the price of the suggestion to the cent.
 *
 * <p>Everything up to the shortage is priced as the shortage alone would be; each step after it is worth what the order costs after it less what it cost before, so a
 * step that reaches a price break may add units and take money away. As each term begins where the one before ended, rounding to cents leaves nothing over. Worked
 * number: 90 are missing at 1.00 each, 0.80 from 100 on: 90.00, then the break adds 10 units and takes 10.00 away, which is 100 at 0.80.
 */
final class Priced {

    private Priced() {
    }

    static List<Term> of(List<Term> terms, Offer offer) {
        int shortage = terms.stream().filter(term -> term.kind().isPartOfShortage()).mapToInt(Term::units).sum();
        long price = offer.unitCostMicros(Math.max(0, shortage));
        var priced = new ArrayList<Term>(terms.size());
        int units = 0;
        long cents = 0;
        for (Term term : terms) {
            units += term.units();
            long then = term.kind().isPartOfShortage() ? Offer.cents(units, price) : offer.costCents(units);
            priced.add(term.costing(then - cents));
            cents = then;
        }
        return priced;
    }
}

package org.quartermaster.forecasting.reconciliation;

import java.util.List;
import java.util.Locale;

/**
 * How the parts of a node follow its own forecast.
 *
 * @param share of the way (as logarithm) that all parts go together towards it; for {@link Kind#TOP_DOWN} only
 */
public record Rule(Kind kind, double share) {

    /** What is done. */
    public enum Kind {
        /** The sum of the parts stands. */
        BOTTOM_UP,
        /** All parts are multiplied by the same. */
        TOP_DOWN,
        /** Parts follow by how much their errors and the node's own say: {@link MinTrace}. */
        MIN_TRACE;

        /** Stable name, stored and part of text keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static final Rule BOTTOM_UP = new Rule(Kind.BOTTOM_UP, 0);
    /** Everything that is tried. */
    static final List<Rule> TRIED = List.of(BOTTOM_UP, new Rule(Kind.TOP_DOWN, 0.25), new Rule(Kind.TOP_DOWN, 0.5), new Rule(Kind.TOP_DOWN, 0.75), new Rule(Kind.TOP_DOWN, 1), new Rule(Kind.MIN_TRACE, 0));
}

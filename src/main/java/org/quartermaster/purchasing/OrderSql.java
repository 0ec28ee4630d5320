package org.quartermaster.purchasing;

/** What the tables' columns mean, for every query over orders {@code o} and their lines {@code l}: one definition of open, to come and expected. */
final class OrderSql {

    static final String IS_OPEN = "o.state in " + OrderState.sql(OrderState::isOpen);
    static final String IS_DONE = "o.state in " + OrderState.sql(OrderState::isDone);
    /** Orders that were withdrawn or never placed say nothing about their supplier. */
    static final String WAS_PLACED = "o.state not in " + OrderState.sql(state -> state == OrderState.CANCELLED || state == OrderState.REJECTED || state == OrderState.PROPOSED);
    /** Units that the supplier is going to deliver in all: what it confirmed, else what was ordered. */
    static final String PROMISED = "coalesce(l.confirmed_units, l.units)";
    /** Units still to come of an open order. */
    static final String TO_COME = "greatest(0, " + PROMISED + " - l.received_units)";
    /** The day to count on for a line. */
    static final String LINE_EXPECTED = "coalesce(l.expected_on, o.expected_on, l.due_on)";
    static final String EXPECTED = "coalesce(o.expected_on, o.due_on)";

    private OrderSql() {
    }
}

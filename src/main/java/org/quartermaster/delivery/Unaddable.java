package org.quartermaster.delivery;

import org.quartermaster.shared.Conflict;

/** Why an order cannot be added to the plan of a day; each has a text of its own. */
final class Unaddable {

    private Unaddable() {
    }

    static Conflict notOpen(String order, String state) {
        return because("notOpen", order, "it is " + state);
    }

    static Conflict elsewhere(String order) {
        return because("elsewhere", order, "it ships from another depot");
    }

    static Conflict planned(String order) {
        return because("planned", order, "it is in the plan already");
    }

    static Conflict divided(String order) {
        return because("divided", order, "it was changed meanwhile or other warehouses ship parts of it");
    }

    /** What planning skips it for. */
    static Conflict skipped(SkippedOrder skipped) {
        return because(skipped.reason(), skipped.orderCode(), "%s (%s)".formatted(skipped.reason(), skipped.detail()), skipped.detail());
    }

    private static Conflict because(String reason, String order, String words, String... more) {
        return new Conflict("delivery.conflict.unfit." + reason, "Order %s cannot be added: %s.".formatted(order, words), order, more.length == 0 ? "" : more[0]);
    }
}

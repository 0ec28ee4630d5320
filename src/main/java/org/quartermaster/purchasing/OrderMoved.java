package org.quartermaster.purchasing;

/**
 * An order took a step of its life, inside the transaction of the step.
 *
 * @param before the state before; the same as {@code state} for a step within it, as another part receipt is
 * @param reason why it was rejected or cancelled; else empty
 */
public record OrderMoved(long orderId, String code, OrderState before, OrderState state, String reason) {

    /** Whether it waited for approval and will never be ordered. */
    public boolean isRefused() {
        return before == OrderState.PROPOSED && (state == OrderState.REJECTED || state == OrderState.CANCELLED);
    }
}

package org.quartermaster.replenishment;

import java.util.List;
import org.quartermaster.shared.Conflict;

/**
 * What became of proposals that were approved as somebody saw them.
 *
 * @param approvals what is ordered
 * @param left      what is not, since it is not what was seen any more
 */
public record ApprovalAsSeen(List<Approval> approvals, List<Left> left) {

    /** Why a proposal is left as it is: it says something else now, somebody decided about it, or it says 0 units. */
    public enum Cause {
        CHANGED, DECIDED, NOTHING
    }

    /**
     * A proposal that was not approved.
     *
     * @param source  its supplier now, or the warehouse that gives
     * @param now     as it stands, to approve it after all
     * @param state   proposed, snoozed, rejected or lapsed
     * @param changes what somebody changed, and who; empty unless it says something else
     */
    public record Left(String sku, String source, Cause cause, Seen now, String state, List<Theirs> changes) {
    }

    /** @throws Conflict when one was left */
    public void requireAll() {
        left.stream().findFirst().ifPresent(one -> {
            throw switch (one.cause()) {
                case CHANGED -> new Conflict("replenishment.conflict.changed", "Proposal %s changed since it was seen.".formatted(one.now().key()), one.now().key(), one.now().terms().units());
                case DECIDED -> new Conflict("replenishment.conflict.decided", "Proposal %s is %s already.".formatted(one.now().key(), one.state()), one.now().key(), one.state());
                case NOTHING -> new Conflict("replenishment.conflict.nothing", "Proposal %s says 0 units.".formatted(one.now().key()), one.now().key());
            };
        });
    }
}

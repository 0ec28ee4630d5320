package org.quartermaster.replenishment.ui;

import org.quartermaster.replenishment.ProposalRow;
import org.quartermaster.replenishment.Proposals.Group;

/** A row of the grouped worklist: the header of a group, or one of its lines. */
sealed interface GroupedRow {

    /** What makes it the same row after a refresh. */
    String identity();

    /** One order that could be placed. */
    record Header(Group group) implements GroupedRow {
        @Override
        public String identity() {
            return "group " + group.groupId() + "/" + group.warehouseId();
        }
    }

    /** A proposal of the group above it. */
    record Line(ProposalRow row) implements GroupedRow {
        @Override
        public String identity() {
            return row.key();
        }
    }
}

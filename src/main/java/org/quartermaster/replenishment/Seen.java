package org.quartermaster.replenishment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.quartermaster.replenishment.ApprovalBatch.Open;
import org.quartermaster.replenishment.ProposalRevising.Terms;
import org.quartermaster.shared.Merge;

/**
 * A proposal as somebody saw it who approves it.
 *
 * @param version at that time
 * @param terms   supplier (0: a transfer), units and day at that time: a newer version that says the same is as seen; null: only the version tells
 */
public record Seen(String key, int version, Terms terms) {

    public Seen {
        Objects.requireNonNull(key, "key");
    }

    public static Seen of(ProposalRow row) {
        return new Seen(row.key(), row.version(), new Terms(row.supplierId() == null ? 0 : row.supplierId(), row.units(), row.orderOn()));
    }

    static Seen of(Open open) {
        return new Seen(open.key(), open.version(), terms(open));
    }

    /** Whether it still says what was seen. */
    boolean stands(Open open) {
        return version == open.version() || terms(open).equals(terms);
    }

    /** What somebody changed since; empty when it is not known what was seen. */
    List<Merge.Clash> changes(Open open) {
        var changes = new ArrayList<Merge.Clash>();
        if (terms != null) {
            Terms now = terms(open);
            change(changes, "supplier", terms.supplierId(), now.supplierId());
            change(changes, "units", terms.units(), now.units());
            change(changes, "day", terms.orderOn(), now.orderOn());
        }
        return changes;
    }

    private static void change(List<Merge.Clash> changes, String field, Object seen, Object now) {
        if (!seen.equals(now)) {
            changes.add(new Merge.Clash(field, seen.toString(), seen.toString(), now.toString()));
        }
    }

    private static Terms terms(Open open) {
        return new Terms(open.supplierId(), open.units(), open.orderOn());
    }
}

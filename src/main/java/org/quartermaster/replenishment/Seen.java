package org.quartermaster.replenishment;

import java.math.BigDecimal;
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
 * @param said    at that time: a newer version that says the same is as seen; null: only the version tells
 */
public record Seen(String key, int version, Said said) {

    /**
     * What a proposal says.
     *
     * @param terms           supplier (0: a transfer), units and day
     * @param fromWarehouseId which gives; 0: an order
     * @param value           what it costs, company currency
     * @param isSnoozed       whether it was put aside
     */
    public record Said(Terms terms, int fromWarehouseId, BigDecimal value, boolean isSnoozed) {

        private static Said of(Open open) {
            return new Said(new Terms(open.supplierId(), open.units(), open.orderOn()), open.fromWarehouseId(), open.value(), open.state().equals("snoozed"));
        }

        /** A transfer is dated anew by every plan, as it leaves at once. */
        private boolean isOnDayOf(Said other) {
            return fromWarehouseId != 0 || terms.orderOn().equals(other.terms.orderOn());
        }

        /** What {@code now} says otherwise; the value only where nothing else explains it. */
        private List<Merge.Clash> changes(Said now) {
            var changes = new ArrayList<Merge.Clash>();
            change(changes, "supplier", terms.supplierId(), now.terms.supplierId());
            change(changes, "giver", fromWarehouseId, now.fromWarehouseId);
            change(changes, "units", terms.units(), now.terms.units());
            if (!isOnDayOf(now)) {
                change(changes, "day", terms.orderOn(), now.terms.orderOn());
            }
            if (changes.isEmpty() && value.compareTo(now.value) != 0) {
                change(changes, "value", value, now.value);
            }
            return changes;
        }

        private static void change(List<Merge.Clash> changes, String field, Object seen, Object now) {
            if (!seen.equals(now)) {
                changes.add(new Merge.Clash(field, seen.toString(), seen.toString(), now.toString()));
            }
        }
    }

    public Seen {
        Objects.requireNonNull(key, "key");
    }

    /** Whatever it said: only this version of it. */
    public static Seen version(String key, int version) {
        return new Seen(key, version, null);
    }

    public static Seen of(ProposalRow row) {
        var terms = new Terms(row.supplierId() == null ? 0 : row.supplierId(), row.units(), row.orderOn());
        return new Seen(row.key(), row.version(), new Said(terms, row.fromWarehouseId() == null ? 0 : row.fromWarehouseId(), row.value(), row.state().equals("snoozed")));
    }

    static Seen of(Open open) {
        return new Seen(open.key(), open.version(), Said.of(open));
    }

    /** What it said, of one whose terms are known. */
    public Terms terms() {
        return said.terms();
    }

    /** Whether it still says what was seen. */
    boolean stands(Open open) {
        return version == open.version() || said != null && changes(open).isEmpty();
    }

    /** Whether somebody put it aside since. */
    boolean isSnoozedSince(Open open) {
        return said != null && !said.isSnoozed() && Said.of(open).isSnoozed();
    }

    /** What somebody changed since; empty when it is not known what was seen. */
    List<Merge.Clash> changes(Open open) {
        return said == null ? List.of() : said.changes(Said.of(open));
    }
}

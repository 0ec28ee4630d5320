package org.quartermaster.replenishment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import org.jdbi.v3.core.Handle;
import org.quartermaster.replenishment.ApprovalAsSeen.Cause;
import org.quartermaster.replenishment.ApprovalAsSeen.Left;
import org.quartermaster.replenishment.ApprovalBatch.Open;

/** Tells locked proposals that are as somebody saw them from those that are not, and names the latter in a few queries however many they are. */
final class SeenApart {

    private static final int BATCH = 1_000;

    private final Map<String, Seen> seen;
    private final List<Open> asSeen = new ArrayList<>();
    private final Map<Open, Cause> others = new LinkedHashMap<>();

    /** @param seen by key, of every proposal */
    SeenApart(List<Open> all, Map<String, Seen> seen) {
        this.seen = seen;
        all.forEach(open -> cause(open, seen.get(open.key())).ifPresentOrElse(cause -> others.put(open, cause), () -> asSeen.add(open)));
    }

    /** Why it is not approved; empty: it is. */
    private static Optional<Cause> cause(Open open, Seen seen) {
        if (open.isApproved()) {
            return Optional.empty();
        }
        if (!open.isUndecided() || seen.isSnoozedSince(open)) {
            return Optional.of(Cause.DECIDED);
        }
        return !seen.stands(open) ? Optional.of(Cause.CHANGED) : open.units() == 0 ? Optional.of(Cause.NOTHING) : Optional.empty();
    }

    List<Open> asSeen() {
        return asSeen;
    }

    private record Named(long id, String sku, String chosen, String source) {
    }

    List<Left> left(Handle handle) {
        Map<Long, Named> names = names(handle);
        Map<Long, List<Theirs>> changes = Theirs.of(handle, others.entrySet().stream().filter(one -> one.getValue() == Cause.CHANGED).map(Map.Entry::getKey)
                .map(open -> new Theirs.Asked(open.id(), names.get(open.id()).chosen(), seen.get(open.key()).changes(open))).toList());
        return others.entrySet().stream().map(one -> left(one.getKey(), one.getValue(), names.get(one.getKey().id()), changes)).toList();
    }

    private static Left left(Open open, Cause cause, Named named, Map<Long, List<Theirs>> changes) {
        return new Left(named.sku(), named.source(), cause, Seen.of(open), open.state(), changes.getOrDefault(open.id(), List.of()));
    }

    private Map<Long, Named> names(Handle handle) {
        Map<Long, Named> names = new HashMap<>();
        others.keySet().stream().map(Open::id).gather(Gatherers.windowFixed(BATCH)).forEach(ids -> handle.createQuery("""
                select p.id, s.code as sku, p.chosen, coalesce(v.name, w.code, '') as source from proposal p join sku s on s.id = p.sku_id
                left join supplier v on v.id = p.supplier_id left join warehouse w on w.id = p.from_warehouse_id where p.id in (<ids>)
                """).bindList("ids", ids).mapTo(Named.class).forEach(named -> names.put(named.id(), named)));
        return names;
    }
}

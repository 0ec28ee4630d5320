package org.quartermaster.replenishment;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jdbi.v3.core.Handle;
import org.quartermaster.shared.Merge;

/**
 * A field of a proposal that somebody else changed since a person saw it.
 *
 * @param field  {@code units}, {@code supplier} or {@code day}; of an approval also {@code giver}, or {@code value} where the price alone changed
 * @param seen   what the person saw
 * @param mine   what the person wants; as seen where the person left it alone
 * @param theirs what stands now
 * @param by     who changed it; empty: a newer plan
 * @param at     when; null: with a newer plan
 */
public record Theirs(String field, String seen, String mine, String theirs, String by, Instant at) {

    private static final int BATCH = 1_000;

    private record Changed(long proposalId, String fields, Integer units, String actor, Instant at) {
        boolean made(Merge.Clash clash) {
            return Arrays.asList(fields.split(",")).contains(clash.field()) && (!clash.field().equals("units") || String.valueOf(units).equals(clash.theirs()));
        }
    }

    /** Fields of a proposal to name people for. @param chosen fields beside the quantity that a person's choice stands in */
    record Asked(long proposalId, String chosen, List<Merge.Clash> fields) {

        private List<Theirs> told(List<Changed> changes) {
            return fields.stream().map(field -> of(field, field.field().equals("units") || chosen.contains(field.field()) ? changes : List.of())).toList();
        }
    }

    /** Names the person behind each of the fields. */
    static List<Theirs> of(Handle handle, Asked asked) {
        return of(handle, List.of(asked)).get(asked.proposalId());
    }

    /** As {@link #of(Handle, Asked)}, by proposal. */
    static Map<Long, List<Theirs>> of(Handle handle, Collection<Asked> all) {
        Map<Long, List<Changed>> changes = new HashMap<>();
        all.stream().filter(asked -> !asked.fields().isEmpty()).map(Asked::proposalId).gather(Gatherers.windowFixed(BATCH)).forEach(ids -> changes.putAll(handle
                .createQuery("select proposal_id, fields, units, actor, at from proposal_event where proposal_id in (<ids>) and fields <> '' order by proposal_id, id desc")
                .bindList("ids", ids).mapTo(Changed.class).collect(Collectors.groupingBy(Changed::proposalId))));
        return all.stream().collect(Collectors.toMap(Asked::proposalId, asked -> asked.told(changes.getOrDefault(asked.proposalId(), List.of()))));
    }

    private static Theirs of(Merge.Clash clash, List<Changed> changes) {
        var last = changes.stream().filter(change -> change.made(clash)).findFirst();
        return new Theirs(clash.field(), clash.seen(), clash.mine(), clash.theirs(), last.map(Changed::actor).orElse(""), last.map(Changed::at).orElse(null));
    }
}

package org.quartermaster.replenishment;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.quartermaster.shared.Merge;

/**
 * A field of a proposal that somebody else changed since a person saw it.
 *
 * @param field  {@code units}, {@code supplier} or {@code day}
 * @param seen   what the person saw
 * @param mine   what the person wants; as seen where the person left it alone
 * @param theirs what stands now
 * @param by     who changed it; empty: a newer plan
 * @param at     when; null: with a newer plan
 */
public record Theirs(String field, String seen, String mine, String theirs, String by, Instant at) {

    private record Changed(String fields, Integer units, String actor, Instant at) {
        boolean made(Merge.Clash clash) {
            return Arrays.asList(fields.split(",")).contains(clash.field()) && (!clash.field().equals("units") || String.valueOf(units).equals(clash.theirs()));
        }
    }

    /** Names the person behind each of the fields. @param chosen fields beside the quantity that a person's choice stands in */
    static List<Theirs> of(Handle handle, long proposalId, String chosen, List<Merge.Clash> fields) {
        if (fields.isEmpty()) {
            return List.of();
        }
        List<Changed> changes = handle.createQuery("select fields, units, actor, at from proposal_event where proposal_id = ? and fields <> '' order by id desc")
                .bind(0, proposalId).mapTo(Changed.class).list();
        return fields.stream().map(field -> of(field, field.field().equals("units") || chosen.contains(field.field()) ? changes : List.of())).toList();
    }

    private static Theirs of(Merge.Clash clash, List<Changed> changes) {
        var last = changes.stream().filter(change -> change.made(clash)).findFirst();
        return new Theirs(clash.field(), clash.seen(), clash.mine(), clash.theirs(), last.map(Changed::actor).orElse(""), last.map(Changed::at).orElse(null));
    }
}

package org.quartermaster.forecasting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.NotFound;

/** Levels as conditions of SQL. Identities are numbers, so they may stand in the text. */
final class OverrideSql {

    /** The overrides {@code o} that still change a day from {@code :today} on, as {@link ForecastOverride#on} and {@link ForecastOverride#lastDay} say, with {@code :lockedDays}. */
    static final String IN_FORCE = """
            (o.withdrawn_at is null and o.to_day >= :today and (o.cut_after is null or o.cut_after >= :today)
              and (o.expires_on is null or o.expires_on >= :today or date_add(o.expires_on, interval :lockedDays - 1 day) >= :today))""";

    private OverrideSql() {
    }

    /** The overrides {@code o} that reach any series of the level, as far as the actor sees warehouses. */
    static String reaches(ForecastLevel level, CategoryTree tree) {
        String places = level.warehouse() == null ? Scope.sees("o.warehouse_id")
                : "(%s and o.warehouse_id = %d)".formatted(Scope.sees("o.warehouse_id"), level.warehouse().value());
        return "(o.warehouse_id is null or %s) and %s".formatted(places, things(level, tree));
    }

    private static String things(ForecastLevel level, CategoryTree tree) {
        if (level.sku() != null) {
            return "(o.sku_id = %1$d or o.sku_id is null and (o.category_id is null or o.category_id in (%2$s)))".formatted(level.sku().value(),
                    "with recursive up (id) as (select category_id from sku where id = %d union select c.parent_id from category c join up on up.id = c.id) select id from up where id is not null"
                            .formatted(level.sku().value()));
        }
        if (level.category() == 0) {
            return "true";
        }
        var below = tree.within(level.category());
        var touching = new HashSet<>(below);
        touching.addAll(tree.above(level.category()));
        return "(o.sku_id in (select id from sku where category_id in %s) or o.sku_id is null and (o.category_id is null or o.category_id in %s))".formatted(list(below), list(touching));
    }

    /** The values that {@link #IN_FORCE} names. */
    static Map<String, ?> inForce(Handle handle, LocalDate today) {
        return Map.of("today", today, "lockedDays", ForecastLock.days(handle));
    }

    static String list(Collection<Integer> ids) {
        return ids.isEmpty() ? "(0)" : ids.stream().sorted().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
    }

    /** @throws NotFound if the SKU, category or warehouse is not there for the actor */
    static void requireSeen(Handle handle, ForecastLevel level) {
        boolean seen = level.warehouse() == null || Actor.required().sees(level.warehouse()) && exists(handle, "warehouse", level.warehouse().value());
        if (!seen || level.sku() != null && !exists(handle, "sku", level.sku().value()) || level.category() != 0 && !exists(handle, "category", level.category())) {
            throw new NotFound("forecast of", level);
        }
    }

    private static boolean exists(Handle handle, String table, int id) {
        return handle.createQuery("select count(*) from " + table + " where id = :id").bind("id", id).mapTo(Integer.class).one() > 0;
    }
}

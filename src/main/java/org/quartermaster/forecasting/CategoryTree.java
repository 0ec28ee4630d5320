package org.quartermaster.forecasting;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Which category lies below which. */
final class CategoryTree {

    private final Map<Integer, Integer> parents = new HashMap<>();

    static CategoryTree read(Handle handle) {
        var tree = new CategoryTree();
        handle.createQuery("select id, coalesce(parent_id, 0) from category").map((row, _) -> new int[] {row.getInt(1), row.getInt(2)})
                .forEach(row -> tree.parents.put(row[0], row[1]));
        return tree;
    }

    /** Whether {@code category} is {@code above} or lies below it; everything lies below 0. */
    boolean isWithin(int category, int above) {
        if (above == 0) {
            return true;
        }
        int one = category;
        for (int steps = 0; one != 0 && one != above && steps <= parents.size(); steps++) {
            one = parents.getOrDefault(one, 0);
        }
        return one == above;
    }

    /** The categories above one. */
    Set<Integer> above(int category) {
        var found = new HashSet<Integer>();
        int one = parents.getOrDefault(category, 0);
        while (one != 0 && found.add(one)) {
            one = parents.getOrDefault(one, 0);
        }
        return found;
    }

    /** A category with all below it. */
    Set<Integer> within(int above) {
        var found = new HashSet<Integer>();
        parents.keySet().stream().filter(one -> isWithin(one, above)).forEach(found::add);
        return found;
    }
}

package org.quartermaster.replenishment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets of names that were seen together (union–find with path halving). */
final class DisjointSets {

    private final Map<String, String> above = new HashMap<>();

    void join(List<String> names) {
        String first = root(names.getFirst());
        for (String name : names) {
            above.put(root(name), first);
        }
    }

    String root(String name) {
        String at = name;
        while (!at.equals(above.computeIfAbsent(at, same -> same))) {
            above.put(at, above.get(above.get(at)));
            at = above.get(at);
        }
        return at;
    }
}

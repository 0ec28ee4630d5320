package org.quartermaster.ui;

import java.util.List;

/** Answers the command box (Ctrl-K), offered by a room as a CDI bean: SKUs by code or name, orders by number, things to do. */
public interface FindProvider {

    /**
     * One answer.
     *
     * @param groupKey text key of the group it stands under, for example {@code catalog.find.skus}
     * @param label    what it is: "MUG-1042 · Blue enamel mug"
     * @param detail   small text beside it, may be empty
     * @param path     in-app path with query, for example {@code forecast?sku=1042}
     */
    record Found(String groupKey, String label, String detail, String path) {
    }

    /** The best answers first, at most {@code limit}; quick (an indexed query), with the actor bound. {@code text} is trimmed and not empty. */
    List<Found> find(String text, int limit);
}

package org.quartermaster.imports;

import java.util.Map;
import java.util.Optional;

/** Takes the rows of one kind into the tables, inside one transaction. */
interface RowTarget {

    /**
     * Why a row does not fit.
     *
     * @param field  the field to blame
     * @param reason code of {@link Rejection}
     */
    record Misfit(String field, String reason) {
    }

    /** Whether a row has to wait for the rest of the file, because it is judged by it. */
    default boolean waits(Object[] values) {
        return false;
    }

    /** Takes one row; the values stand in the order of the kind's fields. */
    Optional<Misfit> accept(Object[] values);

    /** A row whose cells could not be read; {@code key} is the text of its first field, perhaps empty. */
    default void unread(String key) {
    }

    /**
     * Writes what is still held.
     *
     * @return what was done, counts by code; {@code known} are rows that changed nothing
     */
    Map<String, Long> finish();
}

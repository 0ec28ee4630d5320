package org.quartermaster.shared;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * One field that a person changes, with the value that the person saw: what a three-way merge needs to know of one side.
 *
 * @param seen   the value when the person began
 * @param wanted the value the person leaves
 */
public record FieldEdit<T>(T seen, T wanted) {

    /** What the change meets. */
    public enum Meeting {
        /** The person changed nothing: whatever stands stays. */
        NOTHING,
        /** Nobody else changed it: the wanted value is stored. */
        CLEAR,
        /** Somebody else wanted the same. */
        SAME,
        /** Somebody else wanted another value: a person decides. */
        CLASH
    }

    /** Compares the change with the value that stands now. */
    public Meeting meets(T current) {
        if (same(seen, wanted)) {
            return Meeting.NOTHING;
        }
        if (same(current, wanted)) {
            return Meeting.SAME;
        }
        return same(current, seen) ? Meeting.CLEAR : Meeting.CLASH;
    }

    /** The value to store, unless the change clashes: then what stands now. */
    public T over(T current) {
        return meets(current) == Meeting.CLEAR ? wanted : current;
    }

    /** Amounts are the same whatever their scale. */
    private static boolean same(Object one, Object other) {
        return one instanceof BigDecimal amount && other instanceof BigDecimal second ? amount.compareTo(second) == 0 : Objects.equals(one, other);
    }
}

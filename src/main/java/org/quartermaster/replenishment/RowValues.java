package org.quartermaster.replenishment;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;

/** The components of a record as named values for a statement; records of this room need not be public for it. */
final class RowValues {

    private RowValues() {
    }

    static Map<String, Object> of(Record row) {
        Map<String, Object> values = new HashMap<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            values.put(component.getName(), read(row, component));
        }
        return values;
    }

    private static Object read(Record row, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Component %s of %s cannot be read.".formatted(component.getName(), row.getClass().getSimpleName()), e);
        }
    }
}

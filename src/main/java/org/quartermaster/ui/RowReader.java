package org.quartermaster.ui;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the components of a row record by name. */
final class RowReader<T> {

    private final Map<String, RecordComponent> components = new LinkedHashMap<>();

    RowReader(Class<T> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException("The row type %s must be a record: its components are the columns.".formatted(type.getName()));
        }
        for (RecordComponent component : type.getRecordComponents()) {
            component.getAccessor().trySetAccessible();
            components.put(component.getName(), component);
        }
    }

    boolean has(String column) {
        return components.containsKey(column);
    }

    Class<?> type(String column) {
        return components.get(column).getType();
    }

    /** @throws IllegalArgumentException if the record has no such component */
    RecordComponent require(String column) {
        RecordComponent component = components.get(column);
        if (component == null) {
            throw new IllegalArgumentException("The row record has no component \"%s\". Components: %s.".formatted(column, components.keySet()));
        }
        return component;
    }

    Object read(T row, String column) {
        try {
            return require(column).getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Component \"%s\" of %s cannot be read.".formatted(column, row.getClass().getName()), e);
        }
    }
}

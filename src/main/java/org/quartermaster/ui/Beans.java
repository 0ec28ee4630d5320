package org.quartermaster.ui;

import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.Optional;

/** CDI beans for components, which are made by views and not by the container. Without a container there are none. */
final class Beans {

    private Beans() {
    }

    static <T> Optional<T> find(Class<T> type) {
        try {
            var instance = CDI.current().select(type);
            return instance.isResolvable() ? Optional.of(instance.get()) : Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    static <T> List<T> all(Class<T> type) {
        try {
            return CDI.current().select(type).stream().toList();
        } catch (IllegalStateException e) {
            return List.of();
        }
    }
}

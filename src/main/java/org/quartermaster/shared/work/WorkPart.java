package org.quartermaster.shared.work;

import java.util.Map;

/**
 * One part of a larger piece of work.
 *
 * @param name       tells it from the other parts of the same work, and is the same each time the work is taken up
 * @param parameters of the part
 */
public record WorkPart(String name, Map<String, String> parameters) {

    public WorkPart {
        parameters = Map.copyOf(parameters);
    }
}

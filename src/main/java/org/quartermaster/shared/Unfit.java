package org.quartermaster.shared;

import java.util.List;

/**
 * What was stated cannot be kept, whatever the present state: a value is out of range, something is missing. Answered with 400.
 *
 * <p>The code is a text key ({@code room.unfit.what}); the arguments fill it. Parts say what is wrong one by one.
 */
public final class Unfit extends IllegalArgumentException {
    private final String code;
    private final transient Object[] arguments;
    private final transient List<Unfit> parts;

    public Unfit(String code, String message, Object... arguments) {
        this(List.of(), code, message, arguments);
    }

    /** @param parts that the text of {@code code} leads in */
    public Unfit(List<Unfit> parts, String code, String message, Object... arguments) {
        super(message);
        this.code = code;
        this.arguments = arguments.clone();
        this.parts = List.copyOf(parts);
    }

    public String code() {
        return code;
    }

    public Object[] arguments() {
        return arguments.clone();
    }

    public List<Unfit> parts() {
        return parts;
    }
}

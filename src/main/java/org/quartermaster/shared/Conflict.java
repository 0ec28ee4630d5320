package org.quartermaster.shared;

/**
 * What was asked no longer fits the present state: somebody else was faster, or a step was skipped. Answered with 409.
 *
 * <p>The code is a text key ({@code room.conflict.what}); the arguments fill it.
 */
public final class Conflict extends RuntimeException {
    private final String code;
    private final transient Object[] arguments;

    public Conflict(String code, String message, Object... arguments) {
        super(message);
        this.code = code;
        this.arguments = arguments.clone();
    }

    public String code() {
        return code;
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}

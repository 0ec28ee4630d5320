package org.quartermaster.exchange;

/** The file as a whole cannot be read. The code is a text key, the arguments fill it. */
public final class UnreadableFile extends RuntimeException {
    private final String code;
    private final transient Object[] arguments;

    public UnreadableFile(String code, String message, Object... arguments) {
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

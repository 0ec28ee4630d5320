package org.quartermaster.rest;

/** What a request's body must hold. */
public final class Bodies {

    private Bodies() {
    }

    /**
     * Goes on only with a body that can be read.
     *
     * @param holds  what the address needs
     * @param detail what to send instead
     * @throws Refused 400 {@code rest.badBody}
     */
    public static void require(boolean holds, String detail) {
        if (!holds) {
            throw new Refused(400, "rest.badBody", detail);
        }
    }

    /** The body. @throws Refused 400 {@code rest.badBody} when there is none */
    public static <T> T required(T body, String detail) {
        require(body != null, detail);
        return body;
    }
}

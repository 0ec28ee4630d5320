package org.quartermaster.learning.onnx;

import ai.onnxruntime.OrtException;

/**
 * Opens one session within the limits of its model. ONNX Runtime computes whatever does not depend on the inputs while it opens a model, and cannot be stopped at that: where it takes too long or
 * too much, its thread is abandoned, and the session is closed as soon as it is there.
 */
final class SessionOpening {

    private static final String WHAT = "opening the model, which cannot be stopped and goes on unwatched,";

    private final ModelDescriptor descriptor;
    private final SessionThread thread;
    private final Opener opener;
    private Sessions.Opened opened;

    /** Makes a session. */
    @FunctionalInterface
    interface Opener {
        Sessions.Opened open() throws OrtException;
    }

    SessionOpening(ModelDescriptor descriptor, SessionThread thread, Opener opener) {
        this.descriptor = descriptor;
        this.thread = thread;
        this.opener = opener;
    }

    /** The session. @throws FaultyModel if there is none that can be used; then the thread ends by itself */
    Sessions.Opened open() throws FaultyModel {
        try {
            return thread.call(this::checked, () -> { }, WHAT);
        } catch (FaultyModel faulty) {
            thread.end(this::close);
            throw faulty;
        }
    }

    private Sessions.Opened checked() throws FaultyModel {
        MemoryWatch memory = thread.beginToWatch();
        try {
            opened = opener.open();
        } catch (OrtException | LinkageError corrupt) {
            throw new FaultyModel(Quarantine.Fault.UNREADABLE, Sessions.firstLine(corrupt));
        }
        thread.check(memory, "the opened model");
        String difference = Sessions.difference(opened.session(), descriptor);
        if (!difference.isEmpty()) {
            throw new FaultyModel(Quarantine.Fault.OTHER_INPUTS, difference);
        }
        return opened;
    }

    private void close() {
        if (opened != null) {
            Sessions.close(opened.session());
        }
    }
}

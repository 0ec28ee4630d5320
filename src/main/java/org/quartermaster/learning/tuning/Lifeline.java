package org.quartermaster.learning.tuning;

import java.io.IOException;
import java.io.InputStream;

/** Ties a child to its parent: the parent holds the other end of the child's standard input, which closes however the parent ends, by {@code kill -9} too. */
public final class Lifeline {

    /** Exit code of a child whose parent is gone. */
    public static final int CUT = 3;

    private Lifeline() {
    }

    /** Ends this process as soon as {@code parent} closes. */
    public static void hold(InputStream parent) {
        Thread.ofPlatform().daemon().name("lifeline").start(() -> {
            try {
                while (parent.read() >= 0) {
                    // nothing is ever said on it
                }
            } catch (IOException closed) {
                // the same as its end
            }
            Runtime.getRuntime().halt(CUT);
        });
    }
}

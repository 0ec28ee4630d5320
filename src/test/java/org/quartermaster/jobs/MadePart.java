package org.quartermaster.jobs;

import java.util.function.Consumer;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;

/**
 * Work that is only ever a part of other work.
 *
 * @param atOnce how many of it a node makes at once
 * @param does   what a part does
 */
record MadePart(int atOnce, Consumer<WorkContext> does) implements Work {

    @Override
    public String kind() {
        return "test.part";
    }

    @Override
    public boolean isPart() {
        return true;
    }

    @Override
    public void run(WorkContext context) {
        does.accept(context);
    }
}

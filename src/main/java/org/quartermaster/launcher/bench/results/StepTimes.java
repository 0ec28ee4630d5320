package org.quartermaster.launcher.bench.results;

import org.quartermaster.forecasting.selection.RunListener;

/** Prints the steps of a forecast with their times. */
public final class StepTimes implements RunListener {

    private String step = "";
    private long began = System.nanoTime();

    @Override
    public void progress(String current, long done, long total) {
        if (!current.equals(step)) {
            if (!step.isEmpty()) {
                System.out.printf("  %s %.1f s%n", step.substring(step.lastIndexOf('.') + 1), (System.nanoTime() - began) / 1e9);
            }
            step = current;
            began = System.nanoTime();
        }
    }

    @Override
    public void log(String line) {
        System.out.println("  " + line);
    }

    @Override
    public boolean isCancelled() {
        return false;
    }
}

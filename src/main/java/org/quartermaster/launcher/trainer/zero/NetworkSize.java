package org.quartermaster.launcher.trainer.zero;

import java.util.Arrays;
import org.quartermaster.learning.onnx.ShippedModels;

/**
 * How large the network is.
 *
 * @param patch   steps per patch; the newest {@code patch · patches} steps of the context are looked at in detail
 * @param patches number of patches
 * @param width   numbers per patch inside the encoder
 * @param heads   of attention; divides {@code width}
 * @param layers  of the encoder
 * @param memory  numbers that the whole past is condensed to
 * @param step    numbers of that memory per step to forecast
 * @param hidden  width of the layers that answer for one step
 * @param around  steps before and after one that it knows the plan of when it answers for that one: the first day of a promotion is not like its last
 */
record NetworkSize(int patch, int patches, int width, int heads, int layers, int memory, int step, int hidden, int around) {

    /** What ships. Patches of four weeks, so that all have the weekdays in the same places. */
    static final NetworkSize SHIPPED = new NetworkSize(28, 18, 96, 4, 2, 192, 32, 128);

    /** What learns from a slow blend: a seventh of what ships. */
    static final NetworkSize STUDENT = new NetworkSize(28, 18, 48, 4, 1, 64, 12, 40);

    /** One that knows only what is planned for the step itself. */
    NetworkSize(int patch, int patches, int width, int heads, int layers, int memory, int step, int hidden) {
        this(patch, patches, width, heads, layers, memory, step, hidden, 0);
    }

    NetworkSize {
        if (patch * patches > ZeroNetwork.CONTEXT || width % heads != 0) {
            throw new IllegalArgumentException("%d patches of %d steps must fit into %d, and %d heads must divide %d.".formatted(patches, patch, ZeroNetwork.CONTEXT, heads, width));
        }
    }

    @Override
    public String toString() {
        String size = "%d,%d,%d,%d,%d,%d,%d,%d".formatted(patch, patches, width, heads, layers, memory, step, hidden);
        return around == 0 ? size : size + "," + around;
    }

    /** @param name {@code full} or {@code small} */
    static NetworkSize named(String name) {
        return switch (name) {
            case "full" -> SHIPPED;
            case "small" -> STUDENT;
            default -> throw new IllegalArgumentException("There is no size %s, only full and small.".formatted(name));
        };
    }

    /** The model of that size that ships. */
    String model() {
        return seeing(0).equals(STUDENT) ? ShippedModels.SMALL : ShippedModels.ZERO;
    }

    /** The same, knowing the plan of more or fewer steps around. */
    NetworkSize seeing(int steps) {
        return new NetworkSize(patch, patches, width, heads, layers, memory, step, hidden, steps);
    }

    static NetworkSize parse(String text) {
        int[] n = Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
        return new NetworkSize(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n.length > 8 ? n[8] : 0);
    }
}

package org.quartermaster.learning.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How to talk to an exported model, read from the JSON file beside it.
 *
 * @param name    shown on screens, also the file name without {@code .onnx}
 * @param input   the history
 * @param beside  what the model wants to know besides
 * @param output  what it answers
 * @param levels  quantile levels ascending; empty for a model that forecasts a point only
 * @param horizon steps the model looks ahead
 * @param scaling whether histories are scaled here or in the model
 * @param limits  what one call may take
 */
public record ModelDescriptor(String name, Input input, Beside beside, Output output, List<Double> levels, int horizon, Scaling scaling, Limits limits) {

    /** Where the values of a history go. */
    public enum Layout {
        /** {@code [batch, time]}. */ BL,
        /** {@code [batch, time, 1]}. */ BLC
    }

    /** Which end of a short history is filled up. */
    public enum Side {
        LEFT, RIGHT
    }

    /** What stands for a missing value inside a history. */
    public enum Missing {
        /** {@code NaN}. */ NAN,
        /** The padding value. */ PADDING,
        /** The mean of the observed values. */ MEAN
    }

    /** Who scales. */
    public enum Scaling {
        /** The model itself. */ INSIDE,
        /** Here: divided by the mean of |x|. */ MEAN,
        /** Here: (x − mean) / standard deviation. */ STANDARD
    }

    /**
     * The history input.
     *
     * @param length  time steps the model takes, ≥ 1
     * @param padding fills short histories, may be {@code NaN}
     */
    public record Input(String name, Layout layout, int length, Side side, float padding, Missing missing) {
    }

    /**
     * An input that does not depend on the history.
     *
     * @param wholeNumbers int64 instead of float
     * @param shape        its dimensions, −1 for the batch
     * @param value        every element; {@code NaN} in a whole-number input numbers the histories 0, 1, 2, …
     */
    public record Constant(String name, boolean wholeNumbers, List<Integer> shape, double value) {
    }

    /**
     * The inputs besides the history; an empty name stands for none.
     *
     * @param mask      1 where the history is observed and 0 where not, shaped like the history
     * @param weekday   {@code [B, 7]} with a 1 at the weekday of the first forecast day (Monday first), all 0 when it is not daily
     * @param grain     {@code [B, 3]} with a 1 at day, week or month
     * @param plan      what is known in advance
     * @param constants inputs that are the same for every history
     */
    public record Beside(String mask, String weekday, String grain, PlanInputs plan, List<Constant> constants) {

        public Beside {
            constants = List.copyOf(constants);
        }

        /** Whether an input is one of these. */
        boolean names(String input) {
            return List.of(mask, weekday, grain, plan.past(), plan.future()).contains(input) || constants.stream().anyMatch(constant -> constant.name().equals(input));
        }
    }

    /**
     * Where the plan goes.
     *
     * @param past     {@code [B, length, channels]}, empty: none
     * @param future   {@code [B, horizon, channels]}, empty: none
     * @param channels in order
     */
    public record PlanInputs(String past, String future, List<Plan.Channel> channels) {

        public PlanInputs {
            channels = List.copyOf(channels);
        }
    }

    /**
     * What the model answers.
     *
     * @param name          the output
     * @param axes          its axes: {@code B} batch, {@code H} horizon, {@code Q} quantiles, {@code C} channel (the first is used), for example {@code BQH}
     * @param firstQuantile index on the Q axis where the levels begin
     * @param mean          output {@code [B, H]} with the mean, empty: none
     */
    public record Output(String name, String axes, int firstQuantile, String mean) {
    }

    /**
     * What one call may take.
     *
     * @param batch     histories
     * @param seconds   time
     * @param megabytes memory beyond what the process held before
     */
    public record Limits(int batch, int seconds, int megabytes) {
    }

    public ModelDescriptor {
        levels = List.copyOf(levels);
        require(!name.isBlank() && !output.name().isBlank() && !input.name().isBlank(), "name, input and output must be named");
        require(input.length() >= 1 && input.length() <= 100_000, "input.length must lie in 1…100000");
        require(horizon >= 1 && horizon <= 10_000, "horizon must lie in 1…10000");
        require(limits.batch() >= 1 && limits.batch() <= 100_000, "maxBatch must lie in 1…100000");
        require(limits.seconds() >= 1 && limits.seconds() <= 3_600, "timeLimitSeconds must lie in 1…3600");
        require(limits.megabytes() >= 1 && limits.megabytes() <= 1_000_000, "memoryLimitMegabytes must lie in 1…1000000");
        require(output.axes().matches("B[HQC]{1,3}") && output.axes().contains("H") && output.axes().chars().distinct().count() == output.axes().length(),
                "output.axes must be B with H and maybe Q and C");
        require(levels.isEmpty() || output.axes().contains("Q"), "levels were given, but output.axes has no Q");
        require(output.firstQuantile() >= 0, "output.first must be ≥ 0");
        require(beside.plan().channels().isEmpty() == (beside.plan().past() + beside.plan().future()).isEmpty(), "plan needs inputs and channels, or neither");
        for (int q = 0; q < levels.size(); q++) {
            require(levels.get(q) > (q == 0 ? 0 : levels.get(q - 1)) && levels.get(q) < 1, "levels must ascend between 0 and 1");
        }
    }

    /** Values per step: the levels, or one for a point. */
    public int width() {
        return Math.max(1, levels.size());
    }

    /** The same with limits that no model from elsewhere may exceed, whatever it asks for. */
    ModelDescriptor capped(MostAllowed most) {
        Limits capped = new Limits(limits.batch(), Math.min(limits.seconds(), most.seconds()), Math.min(limits.megabytes(), most.megabytes()));
        return new ModelDescriptor(name, input, beside, output, levels, horizon, scaling, capped);
    }

    /**
     * Reads a descriptor.
     *
     * @throws IllegalArgumentException if it is not JSON or a value is missing or out of range, with its name
     */
    public static ModelDescriptor parse(String json) {
        if (!(Json.parse(json) instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("The descriptor must be one JSON object.");
        }
        Part all = new Part("", map);
        Part in = all.part("input");
        Input input = new Input(in.text("name"), in.choice("layout", Layout.class, "BL"), in.whole("length", -1), in.choice("padding", Side.class, "left"),
                (float) in.number("paddingValue", 0), in.choice("missing", Missing.class, "padding"));
        Beside beside = new Beside(all.optional("mask"), all.optional("weekday"), all.optional("grain"), plan(all), constants(all));
        Part out = all.part("output");
        Output output = new Output(out.text("name"), out.text("axes"), out.whole("first", 0), all.optional("mean"));
        Limits limits = new Limits(all.whole("maxBatch", 256), all.whole("timeLimitSeconds", MostAllowed.USUAL.seconds()), all.whole("memoryLimitMegabytes", MostAllowed.USUAL.megabytes()));
        return new ModelDescriptor(all.text("name"), input, beside, output, levels(all), all.whole("horizon", -1), all.choice("scaling", Scaling.class, "inside"), limits);
    }

    private static PlanInputs plan(Part all) {
        Part plan = new Part("plan.", all.values().get("plan") instanceof Map<?, ?> map ? map : Map.of());
        List<Plan.Channel> channels = new ArrayList<>();
        for (Object channel : plan.list("channels")) {
            channels.add(new Part("plan.", Map.of("channels", channel)).choice("channels", Plan.Channel.class, ""));
        }
        return new PlanInputs(plan.optional("past"), plan.optional("future"), channels);
    }

    private static List<Double> levels(Part all) {
        List<Double> levels = new ArrayList<>();
        for (Object level : all.list("levels")) {
            levels.add(level instanceof Double number ? number : Double.NaN);
        }
        return levels;
    }

    private static List<Constant> constants(Part all) {
        List<Constant> constants = new ArrayList<>();
        for (Object element : all.list("constants")) {
            Part part = new Part("constants.", element instanceof Map<?, ?> map ? map : Map.of());
            List<Integer> shape = part.list("shape").stream().map(d -> d instanceof Double size ? size.intValue() : -1).toList();
            constants.add(new Constant(part.text("name"), part.optional("type").equals("int64"), shape, part.number("value", 0)));
        }
        return constants;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("The descriptor is wrong: %s.".formatted(message));
        }
    }

    /** One JSON object and where it stands. */
    private record Part(String path, Map<?, ?> values) {

        Part part(String key) {
            require(values.get(key) instanceof Map, path + key + " is missing");
            return new Part(path + key + ".", (Map<?, ?>) values.get(key));
        }

        String text(String key) {
            require(values.get(key) instanceof String, path + key + " is missing");
            return (String) values.get(key);
        }

        String optional(String key) {
            return values.get(key) instanceof String text ? text : "";
        }

        List<?> list(String key) {
            return values.get(key) instanceof List<?> list ? list : List.of();
        }

        int whole(String key, int otherwise) {
            return (int) number(key, otherwise);
        }

        double number(String key, double otherwise) {
            Object value = values.get(key);
            if (value instanceof String text && (text.equals("NaN") || text.equals("index"))) {
                return Double.NaN;
            }
            require(value == null || value instanceof Double, path + key + " must be a number");
            return value == null ? otherwise : (Double) value;
        }

        <E extends Enum<E>> E choice(String key, Class<E> type, String otherwise) {
            String value = optional(key).isEmpty() ? otherwise : optional(key);
            try {
                return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw new IllegalArgumentException("The descriptor is wrong: %s is \"%s\", known are %s.".formatted(path + key, value,
                        List.of(type.getEnumConstants())), unknown);
            }
        }
    }
}

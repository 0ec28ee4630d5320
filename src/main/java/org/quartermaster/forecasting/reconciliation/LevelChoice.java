package org.quartermaster.forecasting.reconciliation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What was chosen for a level, and why: errors of its sums over thirds of the back-test's horizons, each origin corrected by what the others teach.
 *
 * @param nodes  how many sums
 * @param rule   what is done
 * @param belief share of it (as logarithm) that the origins agree on
 * @param method how the sums are forecast themselves
 * @param sold   units sold in the back-test
 * @param before root mean square of the relative errors of what the parts say together, weighted by what was sold
 * @param after  the same with what was chosen; as before where that is bottom-up
 * @param tried  the same with the best rule that is not bottom-up, whether it was taken or not
 */
public record LevelChoice(Level level, int nodes, Rule rule, double belief, String method, double sold, double before, double after, double tried) {

    /** What segments chose each for themselves, one line per level and rule; errors weighed by what was sold. */
    public static List<LevelChoice> together(List<List<LevelChoice>> parts) {
        var found = new LinkedHashMap<String, LevelChoice>();
        parts.forEach(part -> part.forEach(choice -> found.merge(choice.level.code() + choice.rule.kind() + choice.rule.share(), choice, LevelChoice::plus)));
        var ordered = new ArrayList<>(found.values());
        ordered.sort(Comparator.comparing(LevelChoice::level));
        return List.copyOf(ordered);
    }

    private LevelChoice plus(LevelChoice other) {
        double all = sold + other.sold;
        double share = all > 0 ? sold / all : 0.5;
        return new LevelChoice(level, nodes + other.nodes, rule, mean(share, belief, other.belief), method, all, rootMeanSquare(share, before, other.before),
                rootMeanSquare(share, after, other.after), rootMeanSquare(share, tried, other.tried));
    }

    private static double mean(double share, double one, double other) {
        return share * one + (1 - share) * other;
    }

    private static double rootMeanSquare(double share, double one, double other) {
        return Math.sqrt(mean(share, one * one, other * other));
    }

    /** Writes it; the stream stays open. */
    public void write(DataOutput out) throws IOException {
        out.writeUTF(level.name());
        out.writeInt(nodes);
        out.writeUTF(rule.kind().name());
        out.writeDouble(rule.share());
        out.writeDouble(belief);
        out.writeUTF(method);
        for (double value : new double[] {sold, before, after, tried}) {
            out.writeDouble(value);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static LevelChoice read(DataInput in) throws IOException {
        return new LevelChoice(Level.valueOf(in.readUTF()), in.readInt(), new Rule(Rule.Kind.valueOf(in.readUTF()), in.readDouble()), in.readDouble(), in.readUTF(), in.readDouble(), in.readDouble(), in.readDouble(),
                in.readDouble());
    }
}

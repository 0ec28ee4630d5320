package org.quartermaster.forecasting.selection;

import java.util.ArrayList;
import java.util.List;
import org.quartermaster.forecasting.models.Baselines;
import org.quartermaster.forecasting.models.ForecastMethod;
import org.quartermaster.forecasting.models.QuantileForecast;

/**
 * A method, or a blend of methods: the weighted mean of their quantiles level by level (Vincent 1912), which keeps them in order.
 *
 * @param code    method codes joined by {@code +}
 * @param weights one per member: the simple methods of {@link Baselines} in order, then the shipped network, then the learned trees; they add up to 1
 */
public record Candidate(String code, double[] weights) {

    /** Code of the learned method. */
    public static final String LEARNED = "boosted-trees";

    static final List<String> MEMBERS = members();
    static final int LEARNED_MEMBER = MEMBERS.size() - 1;
    static final int NETWORK_MEMBER = LEARNED_MEMBER - 1;
    static final int NAIVE = 0;
    static final int REFERENCE = MEMBERS.indexOf("weekday-smoothing");
    /** Every member alone in order, then the blends. */
    static final List<Candidate> ALL = all();

    private static List<String> members() {
        var codes = new ArrayList<>(Baselines.ALL.stream().map(ForecastMethod::code).toList());
        codes.add(NetworkMethod.CODE);
        codes.add(LEARNED);
        return List.copyOf(codes);
    }

    private static List<Candidate> all() {
        var list = new ArrayList<Candidate>();
        MEMBERS.forEach(code -> list.add(blend(code)));
        list.add(blend("weekday-smoothing", "recent-quantiles-91"));
        list.add(blend("weekday-smoothing", "tsb"));
        list.add(blend("weekday-smoothing", NetworkMethod.CODE));
        list.add(blend(LEARNED, NetworkMethod.CODE));
        list.add(blend(LEARNED, "weekday-smoothing"));
        list.add(blend(LEARNED, "recent-quantiles-28"));
        list.add(blend(LEARNED, "recent-quantiles-91"));
        list.add(blend(LEARNED, "tsb"));
        list.add(blend(LEARNED, "weekday-smoothing", "recent-quantiles-91"));
        return List.copyOf(list);
    }

    private static Candidate blend(String... codes) {
        double[] weights = new double[MEMBERS.size()];
        for (String code : codes) {
            weights[MEMBERS.indexOf(code)] = 1.0 / codes.length;
        }
        return new Candidate(String.join("+", codes), weights);
    }

    boolean uses(int member) {
        return weights[member] > 0;
    }

    boolean isLearned() {
        return uses(LEARNED_MEMBER);
    }

    /** Whether it is one simple method alone. */
    static boolean isSimple(int candidate) {
        return candidate < NETWORK_MEMBER;
    }

    /** The blend of the members' forecasts; members without weight may be null. */
    QuantileForecast combine(QuantileForecast[] members) {
        QuantileForecast first = null;
        QuantileForecast sum = null;
        for (int m = 0; m < weights.length; m++) {
            if (weights[m] == 1) {
                return members[m];
            }
            if (weights[m] > 0) {
                first = members[m];
                sum = sum == null ? QuantileForecast.zero(first.origin(), first.horizon()) : sum;
                addTo(sum.quantiles(), first.quantiles(), (float) weights[m]);
                addTo(sum.mean(), first.mean(), (float) weights[m]);
            }
        }
        return sum;
    }

    private static void addTo(float[] sum, float[] values, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * values[i];
        }
    }

    /** {@code method:weight}, comma separated. */
    String weightText() {
        var parts = new ArrayList<String>();
        for (int m = 0; m < weights.length; m++) {
            if (weights[m] > 0) {
                parts.add("%s:%.2f".formatted(MEMBERS.get(m), weights[m]));
            }
        }
        return String.join(",", parts);
    }
}

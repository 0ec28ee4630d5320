package org.quartermaster.forecasting.selection;

import java.util.ArrayList;
import java.util.List;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.Baselines;
import org.quartermaster.forecasting.models.ForecastMethod;
import org.quartermaster.forecasting.models.ProfileSmoothing;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Rhythm;

/** The methods that compete, by place: the simple ones in the order of {@link Baselines}, the network, the two kinds of trees; and after them what they make together. */
public final class Members {

    /** Code of the neural network. */
    public static final String NETWORK_CODE = "qm-zero";
    /** Code of the trees that predict the mean. */
    public static final String TREES_CODE = "boosted-trees";
    /** Code of the trees that predict quantiles. */
    public static final String QUANTILE_TREES_CODE = "quantile-trees";
    /** Code of the blend with the weights of its segment. */
    public static final String COMBINATION_CODE = "combination";

    static final int NAIVE = 0;
    static final int REFERENCE = 5;
    static final int SIMPLE = Baselines.with(Rhythm.DAILY, ProfileSmoothing.PLAIN).size();
    static final int NETWORK = SIMPLE;
    static final int TREES = SIMPLE + 1;
    static final int QUANTILE_TREES = SIMPLE + 2;
    /** How many members there are. */
    static final int COUNT = SIMPLE + 3;
    /** The place of their blend among the candidates. */
    static final int COMBINATION = COUNT;
    /** Members and blend. */
    static final int CANDIDATES = COUNT + 1;

    private Members() {
    }

    /** Codes of all candidates in order. */
    public static List<String> codes(Rhythm rhythm) {
        var codes = new ArrayList<>(Baselines.with(rhythm, ProfileSmoothing.plain(rhythm)).stream().map(ForecastMethod::code).toList());
        codes.addAll(List.of(NETWORK_CODE, TREES_CODE, QUANTILE_TREES_CODE, COMBINATION_CODE));
        return List.copyOf(codes);
    }

    /** The simple methods for one series. */
    static List<ForecastMethod> simple(SeriesInput series) {
        return Baselines.with(series.demand().rhythm(), series.smoothing());
    }

    /** Whole units where demand is counted, in place: what trees, networks and blends say. The books' simple methods keep their fractions. */
    static QuantileForecast counted(SeriesInput series, QuantileForecast forecast) {
        return series.demand().isWhole() ? forecast.whole() : forecast;
    }

    static boolean isTrees(int member) {
        return member == TREES || member == QUANTILE_TREES;
    }
}

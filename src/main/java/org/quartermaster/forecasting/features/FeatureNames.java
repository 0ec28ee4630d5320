package org.quartermaster.forecasting.features;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.quartermaster.forecasting.models.Rhythm;

/** Names and groups of the features in the order in which {@link OriginFeatures} writes them. */
public final class FeatureNames {

    private final List<String> names = new ArrayList<>();
    private final List<FeatureGroup> groups = new ArrayList<>();

    private FeatureNames(Consumer<FeatureNames> parts) {
        parts.accept(this);
    }

    /** Features that do not depend on the period ahead, then those that do. */
    public static List<String> of(Rhythm rhythm) {
        var all = new ArrayList<>(fixed(rhythm).names);
        all.addAll(ahead().names);
        return List.copyOf(all);
    }

    /** One group per feature of {@link #of}. */
    public static List<FeatureGroup> groups(Rhythm rhythm) {
        var all = new ArrayList<>(fixed(rhythm).groups);
        all.addAll(ahead().groups);
        return List.copyOf(all);
    }

    static int fixedCount(Rhythm rhythm) {
        return fixed(rhythm).names.size();
    }

    private static FeatureNames fixed(Rhythm rhythm) {
        return new FeatureNames(list -> {
            list.add(FeatureGroup.LEVEL, "scale", "level", "level slowest", "level slow", "level fast", "level fastest");
            for (int window : rhythm.windows()) {
                list.add(FeatureGroup.LEVEL, "mean " + window);
            }
            list.add(FeatureGroup.TREND, "trend short", "trend long");
            list.add(FeatureGroup.LAST_YEAR, "last year level");
            list.add(FeatureGroup.SHAPE, "deviation recent", "deviation longer", "zero share recent", "zero share longer", "maximum recent", "periods since sale", "adi", "cv2", "age",
                    "inverse shape", "smoothing rate", "missing share");
            list.add(FeatureGroup.PROMOTION, "promotion share", "level without promotion", "promotion uplift");
            list.add(FeatureGroup.PEERS, "category trend short", "category trend long", "category level", "place level");
        });
    }

    private static FeatureNames ahead() {
        return new FeatureNames(list -> {
            list.add(FeatureGroup.HORIZON, "horizon");
            list.add(FeatureGroup.PROFILE, "phase", "phase factor", "same phase 1", "same phase 4", "same phase 8");
            list.add(FeatureGroup.PEERS, "category phase factor");
            list.add(FeatureGroup.LAST_YEAR, "last year", "category last year");
            list.add(FeatureGroup.CALENDAR, "season sine", "season cosine", "day of year", "day of month", "to holiday", "since holiday", "event", "event lift", "since closed", "to closed");
            list.add(FeatureGroup.PROMOTION, "promotion", "promotion age", "to promotion", "same offer and phase", "same offer");
            list.add(FeatureGroup.PRICE, "price ratio", "price change", "price of maximum", "price in category", "price");
        });
    }

    private void add(FeatureGroup group, String... added) {
        for (String name : added) {
            names.add(name);
            groups.add(group);
        }
    }
}

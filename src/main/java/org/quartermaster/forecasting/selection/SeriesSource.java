package org.quartermaster.forecasting.selection;

import java.util.function.Consumer;
import org.quartermaster.forecasting.features.SeriesInput;

/** All series, in the same order each time it is asked. */
@FunctionalInterface
public interface SeriesSource {

    /** Hands over the series one by one. */
    void forEach(Consumer<SeriesInput> consumer);
}

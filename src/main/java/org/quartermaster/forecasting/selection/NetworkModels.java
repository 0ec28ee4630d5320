package org.quartermaster.forecasting.selection;

import java.util.List;
import org.quartermaster.learning.onnx.OnnxForecaster;
import org.quartermaster.learning.onnx.OnnxPackage;
import org.quartermaster.learning.onnx.Quarantine;
import org.quartermaster.learning.onnx.ShippedModels;

/** The networks that may answer, the preferred one first; the shipped one is always the last. */
public interface NetworkModels {

    /** The shipped one alone. */
    NetworkModels SHIPPED = new NetworkModels() {
        @Override
        public List<Candidate> candidates() {
            return List.of();
        }

        @Override
        public void faulty(Candidate candidate, Quarantine quarantine) {
            throw new IllegalStateException("There is no candidate %s.".formatted(candidate.name()));
        }
    };

    /**
     * A network somebody promoted.
     *
     * @param id   of the registry
     * @param name for logs
     */
    record Candidate(long id, String name, OnnxPackage content) {
    }

    /** In order of preference. */
    List<Candidate> candidates();

    /** Is told when one of them cannot be opened or fails in a run; it is asked again later only where the model is not to blame. */
    void faulty(Candidate candidate, Quarantine quarantine);

    /** What tells the candidates from others; nothing of them is read, so that one that is damaged has a print as well. */
    default List<String> prints() {
        return candidates().stream().map(candidate -> String.valueOf(candidate.id())).toList();
    }

    /** What tells the shipped one from that of another release. */
    default String shippedPrint() {
        return ShippedModels.print(ShippedModels.ZERO);
    }

    /** Opens the shipped one. */
    default OnnxForecaster.Opening shipped(int threads) {
        return ShippedModels.open(ShippedModels.ZERO, true, threads);
    }
}

package org.quartermaster.learning;

import java.time.Instant;

/**
 * One model of the registry without its content.
 *
 * @param id           identity
 * @param name         what it answers for
 * @param kind         who can read the content
 * @param state        whether it answers
 * @param madeAt       when it was stored
 * @param madeBy       by whom
 * @param reason       why quarantined, else empty
 * @param provenance   where it comes from
 * @param sha256       hash of the content
 * @param contentBytes length of the content
 * @param file         the file that holds the model beside the content, null: the content is all there is
 */
public record StoredModel(long id, String name, Kind kind, State state, Instant madeAt, String madeBy, String reason, Provenance provenance, String sha256, long contentBytes,
                          ModelFile file) {

    /** Who can read the content. */
    public enum Kind {
        /** {@code BoostedModel.read}. */ BOOSTING,
        /** {@code QuantileModel.read}. */ QUANTILES,
        /** {@code OnnxForecaster.open}. */ ONNX
    }

    /** Life of a model: (from elsewhere: untried →) candidate → promoted → retired; a faulty one is quarantined from any state. */
    public enum State {
        UNTRIED, CANDIDATE, PROMOTED, RETIRED, QUARANTINED
    }
}

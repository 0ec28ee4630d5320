package org.quartermaster.forecasting;

import org.jdbi.v3.core.Handle;

/**
 * Who writes a segment. Once the segment was begun again elsewhere, because this one's node was not heard of for too long, nothing more is written for it.
 *
 * @param segment 0: the run is made in one piece, and made again as another run
 * @param number  1…
 */
record SegmentAttempt(long run, int segment, int number) {

    static SegmentAttempt whole(long run) {
        return new SegmentAttempt(run, 0, 1);
    }

    /** Keeps others from beginning the segment until the transaction ends. @throws IllegalStateException when somebody has begun it already */
    void hold(Handle handle) {
        if (segment > 0 && handle.createQuery("select 1 from forecast_segment where run_id = :run and segment = :segment and attempt = :number for update").bind("run", run)
                .bind("segment", segment).bind("number", number).mapTo(Integer.class).findOne().isEmpty()) {
            throw begunElsewhere();
        }
    }

    IllegalStateException begunElsewhere() {
        return new IllegalStateException("Segment %d of forecast run %d was begun again elsewhere.".formatted(segment, run));
    }
}

package org.quartermaster.imports;

import java.time.Instant;

/**
 * One imported file as lists show it.
 *
 * @param kind         code of {@link ImportKind}
 * @param state        given, waiting, running, done, failed, cancelled
 * @param rowsKnown    rows that an earlier file had brought already
 * @param error        why it failed as a whole: text key and arguments, separated by {@code |}; empty when it did not
 */
public record ImportRow(long id, String name, String kind, String state, long rowsRead, long rowsUsed, long rowsKnown, long rowsRejected, long bytes, String importedBy,
                        Instant askedAt, Instant finishedAt, String error) {

    /** Whether it has not ended. */
    public boolean isOpen() {
        return state.equals("waiting") || state.equals("running");
    }
}

package org.quartermaster.database;

/** An entity that people change, and that tells which version of it they saw. */
public interface Versioned {

    /** Counted up by every change. */
    int version();

    /** The values that change, for the audit trail. */
    String summary();
}

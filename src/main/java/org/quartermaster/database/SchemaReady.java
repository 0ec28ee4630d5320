package org.quartermaster.database;

/** The schema is up to date and nothing has used it yet. Fired once at start-up as a CDI event; rooms observe it to lay down what must exist first. */
public record SchemaReady() {
}

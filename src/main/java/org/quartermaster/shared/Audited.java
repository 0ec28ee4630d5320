package org.quartermaster.shared;

/**
 * A change that the audit trail keeps, fired as a CDI event inside the transaction that makes the change.
 *
 * @param action {@code room.verb}, for example {@code replenishment.approve}
 * @param entity what was changed, for example {@code proposal}
 * @param id     its identity
 * @param before the values before as JSON or plain text; empty when it is new
 * @param after  the values after as JSON or plain text; empty when it is gone
 */
public record Audited(String action, String entity, String id, String before, String after) {
}

package org.quartermaster.purchasing;

/** Units of one line that came. */
public record ReceivedLine(int lineNo, int units) {
}

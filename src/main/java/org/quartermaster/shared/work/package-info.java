/**
 * Work that takes over a second. A room offers it as a CDI bean of type {@link org.quartermaster.shared.work.Work}; anyone asks for it by firing
 * {@link org.quartermaster.shared.work.WorkRequested}; the room {@code jobs} keeps it as a durable row and runs it once.
 */
package org.quartermaster.shared.work;

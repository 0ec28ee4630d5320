/** What {@code ./qm bench} can measure: speed, memory and quality of the engines, as tables that the README quotes. */
package org.quartermaster.launcher.bench;

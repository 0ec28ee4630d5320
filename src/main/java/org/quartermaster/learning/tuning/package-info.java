/**
 * How the server lets a program of its own train a network: the files that both sides read and write, and the child process with its limits. Plain Java, packed beside the trainer as well;
 * knows no network.
 */
package org.quartermaster.learning.tuning;

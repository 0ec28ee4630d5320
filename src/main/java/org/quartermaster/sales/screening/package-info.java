/**
 * Finds customer orders that a person should look at before they are served, in plain Java: orders and what is usual in, suspicions with their points out. No clock,
 * no database, no randomness.
 */
package org.quartermaster.sales.screening;

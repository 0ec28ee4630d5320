/**
 * Stock in several places that supply each other: one warehouse with retailers under continuous review, and trees of stages that promise service times.
 */
package org.quartermaster.replenishment.policy.network;

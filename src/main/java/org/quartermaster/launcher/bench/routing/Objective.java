package org.quartermaster.launcher.bench.routing;

/** What is better: shorter, or first fewer vehicles and then shorter. */
enum Objective {
    DISTANCE, HIERARCHICAL
}

/** A large company's forecast in segments, by real nodes: processes of their own that share one database, as servers do. How long it takes side by side and one after another, and what a killed node costs. */
package org.quartermaster.launcher.bench.segments;

/** The one file in which benches of one command keep their results side by side. */
package org.quartermaster.launcher.bench.results;

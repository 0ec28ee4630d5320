/** The night's plan of a whole made-up company on a real database, and how fast its worklist answers in the morning. */
package org.quartermaster.launcher.bench.nightly;

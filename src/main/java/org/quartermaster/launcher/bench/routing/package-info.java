/**
 * {@code ./qm bench routing}: the routing engine on the public instance files of Solomon, Gehring &amp; Homberger, CVRPLIB and Cordeau, by each of their
 * distance conventions, with the solutions written in CVRPLIB's form. Every plan is recomputed from the file's own numbers before it is reported.
 */
package org.quartermaster.launcher.bench.routing;

/**
 * Beside the tower, outside the WAR: one command starts the embedded MariaDB and Payara Micro, brings the schema up to date, makes the demo company on first
 * start and says where to sign in. Also the entry points of the benches and trainers.
 */
package org.quartermaster.launcher;

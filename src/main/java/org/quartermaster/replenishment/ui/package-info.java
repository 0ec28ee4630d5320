/** The worklist (route {@code replenishment}) and projected stock (route {@code stock}). Asks the services, decides nothing. */
package org.quartermaster.replenishment.ui;

/** The screen of deliveries: map, timeline and list of stops in step, the tray of stops left out, what-if before every change, and the driver's sheet. */
package org.quartermaster.delivery.ui;

/** The screen of alerts: the list ranked by money, and beside it why, what it is worth, what was said and done. */
package org.quartermaster.alerts.ui;

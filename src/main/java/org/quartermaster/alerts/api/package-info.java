/** Alerts over REST. */
package org.quartermaster.alerts.api;

/**
 * Trains the small forecasting model that ships with Quartermaster: generated demand, a compact quantile network in plain Java, export to ONNX. Outside the WAR; run by hand.
 */
package org.quartermaster.launcher.trainer;

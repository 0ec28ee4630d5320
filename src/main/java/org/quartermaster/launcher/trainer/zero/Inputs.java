package org.quartermaster.launcher.trainer.zero;

/**
 * What the network is given.
 *
 * @param context demand {@code [B, CONTEXT]}, newest last, anything where not observed
 * @param mask    1 where observed, else 0, {@code [B, CONTEXT]}
 * @param past    plan of the past {@code [B, CONTEXT, CHANNELS]}: ln(price / its past median), promotion, holiday, closed; 0 where unknown
 * @param future  plan of the future {@code [B, HORIZON, CHANNELS]}
 * @param grain   {@code [B, GRAINS]}, a 1 at day, week or month
 */
record Inputs<T>(T context, T mask, T past, T future, T grain) {
}

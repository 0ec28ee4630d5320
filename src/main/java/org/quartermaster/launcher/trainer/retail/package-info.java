/**
 * Made-up retail demand to train forecasters on: counts around level × weekday × year × trend × price × promotion, intermittent and lumpy demand, life cycles, stock-outs, closed days, smooth
 * and state-space series, regime changes, outliers, mixtures and aggregates, by day, week and month. Everything is drawn from one seed; nothing comes from a company's data.
 */
package org.quartermaster.launcher.trainer.retail;

/**
 * The demo company: two years of a made-up European shop for home and leisure goods, the same for the same size, seed and day.
 *
 * <p>{@link org.quartermaster.launcher.demo.DemoCompany} writes it into an empty, migrated database. {@code Catalogue}, {@code Suppliers} and {@code Site}
 * make up the world; for each SKU {@code DemandModel} draws the true demand, {@code StockSimulation} lives through it with a fallible {@code Planner}, so
 * that stock-outs censor sales; {@code CustomerOrders} makes recent and open orders out of what was sold. {@code TruthFolder} keeps what the application
 * must not know: true demand, true lead times, planted anomalies.
 *
 * <p>Plain Java over JDBC, no container. Outside the WAR; nothing but the launcher and tests uses it.
 */
package org.quartermaster.launcher.demo;

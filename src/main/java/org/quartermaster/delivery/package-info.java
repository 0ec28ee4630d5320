/**
 * How today's customer orders reach their customers: which warehouse ships, which vehicle drives where in which order.
 *
 * <p>Owns vehicles and delivery plans; a plan is one row per version, day and depot and is never changed once it is published: a run, a move, a lock, a
 * relaxation each make a new version, undo goes back to the one before. Never changes stock; moves customer orders only through
 * {@link org.quartermaster.sales.CustomerOrders}. Fires {@link org.quartermaster.delivery.DeliveryPlanned} when a plan is published and
 * {@code Audited} for every change.
 *
 * <p>{@code .planning} routes and explains, {@code .allocation} chooses warehouses, both plain Java; {@code .api} and {@code .ui} show and edit.
 */
package org.quartermaster.delivery;

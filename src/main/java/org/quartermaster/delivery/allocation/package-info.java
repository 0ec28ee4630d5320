/**
 * Which warehouse ships an order, in plain Java: the requested one, else the nearest with stock for all of it, else the nearest with least missing. Each
 * choice keeps the warehouses it rejected with distance and missing units. One order at a time, in the order given; knows no database.
 */
package org.quartermaster.delivery.allocation;

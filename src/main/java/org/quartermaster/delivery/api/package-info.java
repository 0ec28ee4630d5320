/** Delivery plans, vehicles and order allocation for programs, under {@code /api/v1}. */
package org.quartermaster.delivery.api;

/**
 * How far and how fast between a depot and its stops: legs from an uploaded file, legs that an allowed matrix service was asked for once, and for the rest an estimate
 * that past trips have measured by region. Owns the measurements, the known legs and the matrices that plans were made with. Reads what drivers noted; never changes a
 * plan. Fires {@code Audited} for every change of where distances come from.
 */
package org.quartermaster.delivery.travel;

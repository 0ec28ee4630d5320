/**
 * How far and how fast between places as long as nobody says: great-circle distance times what past trips have shown around there. Plain Java; knows no vehicle,
 * no order, no database, no clock.
 */
package org.quartermaster.delivery.planning.travel;

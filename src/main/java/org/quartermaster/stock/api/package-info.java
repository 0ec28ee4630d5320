/** Warehouses, balances and transfers over REST. */
package org.quartermaster.stock.api;

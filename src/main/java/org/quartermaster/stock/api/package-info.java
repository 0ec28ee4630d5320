/** Warehouses and balances over REST. */
package org.quartermaster.stock.api;

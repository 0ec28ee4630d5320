/** Transfers on a screen, and what the stock room shows on the SKU page. */
package org.quartermaster.stock.ui;

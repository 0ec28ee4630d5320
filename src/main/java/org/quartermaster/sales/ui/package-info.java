/** Customer orders, and the sales of a SKU on its page. */
package org.quartermaster.sales.ui;

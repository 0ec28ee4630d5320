/** Purchase orders and their lines, suppliers with their performance, and what is inbound on the SKU page. */
package org.quartermaster.purchasing.ui;

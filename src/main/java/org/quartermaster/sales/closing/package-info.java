/** Tells days on which a warehouse was closed from days on which it just sold nothing. Plain arithmetic on counts. */
package org.quartermaster.sales.closing;

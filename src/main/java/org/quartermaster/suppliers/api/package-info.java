/** Supplier terms over REST. */
package org.quartermaster.suppliers.api;

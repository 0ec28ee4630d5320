/** Customer orders over REST. */
package org.quartermaster.sales.api;

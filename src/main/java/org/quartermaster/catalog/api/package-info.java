/** The catalogue over REST. */
package org.quartermaster.catalog.api;

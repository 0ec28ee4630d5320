/** Imports over REST: upload, preview, start, list, rejected rows. */
package org.quartermaster.imports.api;

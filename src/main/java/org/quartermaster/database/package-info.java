/**
 * The one database: schema at start-up, the Jdbi handle for bulk work, numbers in blocks, and the translation of a
 * {@link org.quartermaster.shared.table.TableQuery} into SQL. Knows no business.
 */
package org.quartermaster.database;

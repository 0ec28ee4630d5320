/**
 * One model of "what rows, in which order" for grids, saved views, exports and REST: a {@link org.quartermaster.shared.table.TableQuery} goes in, a
 * {@link org.quartermaster.shared.table.RowSource} answers.
 */
package org.quartermaster.shared.table;

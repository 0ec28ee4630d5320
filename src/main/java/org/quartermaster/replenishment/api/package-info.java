/** REST of replenishment: proposals and what a buyer decides on them, plans, stock lines and projected stock. Decides nothing itself. */
package org.quartermaster.replenishment.api;

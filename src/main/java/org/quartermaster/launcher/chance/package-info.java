/** Random numbers of the distributions that made-up demand is drawn from, the same for the same generator. */
package org.quartermaster.launcher.chance;

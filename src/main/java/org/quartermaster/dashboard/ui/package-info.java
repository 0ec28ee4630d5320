/** The first screen: four figures, one list of what needs somebody by money, and the trends of the business. */
package org.quartermaster.dashboard.ui;

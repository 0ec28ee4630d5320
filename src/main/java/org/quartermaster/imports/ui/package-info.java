/** The screen of imports: give a file, see how it is understood, start it, and read what became of all files. */
package org.quartermaster.imports.ui;

/** Signing in and out, the own password and tokens, and for administrators users and the audit trail. */
package org.quartermaster.security.ui;

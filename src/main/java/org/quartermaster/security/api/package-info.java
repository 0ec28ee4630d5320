/** Tokens, users and the audit trail over REST. */
package org.quartermaster.security.api;

/**
 * The words every room speaks: identities, the acting person, roles, the business calendar. Imports nothing of ours, decides nothing.
 */
package org.quartermaster.shared;

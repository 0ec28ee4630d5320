/** Jobs over REST. */
package org.quartermaster.jobs.api;

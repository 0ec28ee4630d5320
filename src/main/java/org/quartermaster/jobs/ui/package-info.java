/** The screen of jobs, and what the frame shows of them: job bar, night run, side navigation. */
package org.quartermaster.jobs.ui;

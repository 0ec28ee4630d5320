/**
 * Every long piece of work: what ran, when, for whom, with which result. Owns the durable rows, the scheduler that runs each once in a cluster, and all EJB
 * timers, which only ask for jobs. Knows rooms only through {@link org.quartermaster.shared.work.Work}; never decides anything about stock or money.
 *
 * <p>A job is asked for by the event {@link org.quartermaster.shared.work.WorkRequested} and ends in {@link org.quartermaster.jobs.JobEnded}. A job whose
 * node died is started again by any node, at most three times; one that a clean stop of its server cut short begins again after the next start.
 *
 * <p>Work may be done in parts: each is a job of its own that knows its whole, runs on any node, and is kept when it is done, so that a crash repeats only what was not. People see the whole in the list and its parts inside it.
 */
package org.quartermaster.jobs;

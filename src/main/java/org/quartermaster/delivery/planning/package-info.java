/**
 * Routes for vehicles, in plain Java: a {@link org.quartermaster.delivery.planning.RoutingProblem} goes in, a
 * {@link org.quartermaster.delivery.planning.RoutingPlan} and its {@link org.quartermaster.delivery.planning.PlanAudit} come out.
 *
 * <p>{@link org.quartermaster.delivery.planning.RuinAndRecreate} searches (Christiaens &amp; Vanden Berghe 2020, "Slack Induction by String Removals for
 * Vehicle Routing Problems", Transportation Science 54(2)); it runs as the first phase of one Timefold solver, whose constraints polish and verify the
 * plan. {@link org.quartermaster.delivery.planning.PlanAuditor} shares no code with either and recomputes feasibility and money from the plan alone.
 *
 * <p>Units: metres, seconds since the start of the planned day, millilitres, grams, pieces, cents of the company currency. Knows no order, no database,
 * no clock.
 */
package org.quartermaster.delivery.planning;

package org.quartermaster.replenishment;

import java.time.LocalDate;

/**
 * A new plan is in force; its proposals and projected stock are what every screen shows now.
 *
 * @param planId      the plan
 * @param planningDay the day it is for
 * @param proposals   open proposals
 */
public record PlanPublished(long planId, LocalDate planningDay, int proposals) {
}

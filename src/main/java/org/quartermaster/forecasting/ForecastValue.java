package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;

/**
 * Forecast value added (Gilliland 2010): how much each step, seasonal naive → best simple method → chosen methods → people's overrides, took off the error of the step before, over
 * weeks that are over. Each week is judged by what was said just before it began, or four weeks ahead, when it still decided orders; weeks of a series with a day out of stock are not judged. Within the actor's warehouses.
 */
@ApplicationScoped
@Transactional
public class ForecastValue {

    /** Weeks over which an override must have been wrong before it is suggested for dropping. */
    static final int WEEKS_TO_JUDGE = 2;
    private static final String CURRENT_WEEKS = "v.week >= :since and v.ahead = :ahead";
    private static final String ERRORS = """
            coalesce(sum(v.series), 0) as series, coalesce(sum(v.{actual}), 0) as actual, sum(v.naive_{error}) / nullif(sum(v.{actual}), 0) as naive,
            sum(v.simple_{error}) / nullif(sum(v.{actual}), 0) as simple, sum(v.baseline_{error}) / nullif(sum(v.{actual}), 0) as learned,
            sum(v.total_{error}) / nullif(sum(v.{actual}), 0) as total
            """;

    private Jdbi jdbi;
    private BusinessCalendar calendar;

    protected ForecastValue() {
    }

    @Inject
    public ForecastValue(Jdbi jdbi, BusinessCalendar calendar) {
        this.jdbi = jdbi;
        this.calendar = calendar;
    }

    /**
     * What is asked.
     *
     * @param weeks   how many of the newest weeks count, 1…104
     * @param ahead   how many weeks ahead it was said: 1 or {@value WeekSteps#LATER}
     * @param inMoney whether errors count at list prices instead of by unit
     */
    public record Question(int weeks, int ahead, boolean inMoney) {

        /** @throws IllegalArgumentException naming the value that is out of range */
        public Question {
            if (weeks < 1 || weeks > 104) {
                throw new IllegalArgumentException("weeks (%d) must be 1 to 104.".formatted(weeks));
            }
            if (!WeekSteps.AHEADS.contains(ahead)) {
                throw new IllegalArgumentException("ahead (%d) must be 1 or %d.".formatted(ahead, WeekSteps.LATER));
            }
        }

        private String in(String sql) {
            return sql.replace("{actual}", inMoney ? "actual_money" : "actual").replace("{error}", inMoney ? "money" : "error");
        }
    }

    /**
     * A group's weekly errors as a share of its demand (WAPE); null where nothing was sold.
     *
     * @param name   category, demand class or week; English, or a code
     * @param nameZh the same in Chinese
     * @param series series × weeks judged
     * @param actual units wanted, or what they are worth at list prices
     * @param naive  seasonal naive
     * @param simple best simple method
     * @param learned chosen methods, machine-learned ones included
     * @param total  with overrides
     */
    public record Steps(String name, String nameZh, long series, double actual, Double naive, Double simple, Double learned, Double total) {
    }

    /**
     * What a person's overrides did to the error of the weeks they changed.
     *
     * @param judged overrides × weeks judged
     * @param helped how many of them made the error smaller
     * @param before WAPE without them
     * @param after  WAPE with them
     * @param added  units, or money, by which they made the error smaller; negative: larger
     */
    public record Person(String name, int judged, int helped, double actual, Double before, Double after, double added) {
    }

    /**
     * An override in force that has made the forecast worse so far.
     *
     * @param weeks  weeks judged
     * @param before WAPE without it
     * @param after  WAPE with it
     */
    public record Harmful(long id, String what, String warehouse, LocalDate fromDay, LocalDate toDay, String kind, double amount, String reason, String createdBy, int weeks, Double before,
                          Double after) {
    }

    /** All steps together. */
    @RolesAllowed(Role.VIEW)
    public Steps overall(Question question) {
        return steps("'all'", "'all'", "", "", question).getFirst();
    }

    /** The steps by category, the most demand first. */
    @RolesAllowed(Role.VIEW)
    public List<Steps> byCategory(Question question) {
        return steps("coalesce(c.name, '')", "coalesce(nullif(c.name_zh, ''), c.name, '')", "left join category c on c.id = v.category_id", "group by v.category_id order by sum(v.{actual}) desc", question);
    }

    /** The steps by demand class, the most demand first. */
    @RolesAllowed(Role.VIEW)
    public List<Steps> byClass(Question question) {
        return steps("v.demand_class", "v.demand_class", "", "group by v.demand_class order by sum(v.{actual}) desc", question);
    }

    /** The steps week by week, oldest first. */
    @RolesAllowed(Role.VIEW)
    public List<Steps> byWeek(Question question) {
        return steps("cast(v.week as char)", "cast(v.week as char)", "", "group by v.week order by v.week", question);
    }

    private List<Steps> steps(String name, String nameZh, String join, String group, Question question) {
        return jdbi.withHandle(handle -> handle.createQuery(question.in("select %s as name, %s as name_zh, %s from forecast_value v %s where %s and %s %s"
                .formatted(name, nameZh, ERRORS, join, CURRENT_WEEKS, Scope.sees("v.warehouse_id"), group))).bind("since", since(question)).bind("ahead", question.ahead()).mapTo(Steps.class).list());
    }

    /** What people's overrides did, those who helped most first. */
    @RolesAllowed(Role.VIEW)
    public List<Person> byPerson(Question question) {
        return jdbi.withHandle(handle -> handle.createQuery(question.in("""
                        select o.created_by as name, count(*) as judged, sum(v.total_error < v.baseline_error) as helped, sum(v.actual) as actual,
                          sum(v.baseline_error) / nullif(sum(v.actual), 0) as `before`, sum(v.total_error) / nullif(sum(v.actual), 0) as `after`, sum(v.baseline_error) - sum(v.total_error) as added
                        from (select override_id, week, sum({actual}) as actual, sum(baseline_{error}) as baseline_error, sum(total_{error}) as total_error from forecast_value_edit v
                          where %s and %s group by override_id, week) v join forecast_override o on o.id = v.override_id
                        group by o.created_by order by added desc
                        """.formatted(CURRENT_WEEKS, Scope.sees("v.warehouse_id")))).bind("since", since(question)).bind("ahead", question.ahead()).mapTo(Person.class).list());
    }

    /** Overrides still in force whose judged weeks, at least {@value #WEEKS_TO_JUDGE}, had the larger error with them: suggested for dropping, the worst first. */
    @RolesAllowed(Role.VIEW)
    public List<Harmful> harmful() {
        return jdbi.withHandle(this::harmful);
    }

    private List<Harmful> harmful(Handle handle) {
        return handle.createQuery("""
                        select o.id, coalesce(s.code, c.name, '') as what, coalesce(w.code, '') as warehouse, o.from_day, o.to_day, o.kind, o.amount, o.reason, o.created_by,
                          count(distinct v.week) as weeks, sum(v.baseline_error) / nullif(sum(v.actual), 0) as `before`, sum(v.total_error) / nullif(sum(v.actual), 0) as `after`
                        from forecast_value_edit v join forecast_override o on o.id = v.override_id left join sku s on s.id = o.sku_id left join category c on c.id = o.category_id
                          left join warehouse w on w.id = o.warehouse_id
                        where v.ahead = 1 and %s and %s
                        group by o.id, s.code, c.name, w.code having sum(v.total_error) > sum(v.baseline_error) and count(distinct v.week) >= :least
                        order by sum(v.total_error) - sum(v.baseline_error) desc
                        """.formatted(OverrideSql.IN_FORCE, Scope.sees("v.warehouse_id")))
                .bindMap(OverrideSql.inForce(handle, calendar.planningDay())).bind("least", WEEKS_TO_JUDGE).mapTo(Harmful.class).list();
    }

    private LocalDate since(Question question) {
        return WeekSteps.newest(calendar.lastSalesDay()).minusWeeks(question.weeks() - 1L);
    }
}

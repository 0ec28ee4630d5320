package org.quartermaster.jobs;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.work.WorkRequested;

/**
 * Asks for the night run of each business day, on every node; the day's key lets it run once. Also asks shortly after start-up, so that a night that was
 * slept through is made up for and a new company is forecast at once. Not persistent on purpose: the database row is the only durable truth.
 */
@Singleton
@Startup
@DependsOn("SchemaAtStartup")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NightTimer {

    private static final long AFTER_START_MILLIS = 2_000;

    @Inject
    private JobRequests requests;

    @Inject
    private BusinessCalendar calendar;

    @Resource
    private TimerService timers;

    @PostConstruct
    void afterStart() {
        timers.createSingleActionTimer(AFTER_START_MILLIS, new TimerConfig("after start", false));
    }

    @Timeout
    void catchUp() {
        ask();
    }

    @Schedule(hour = "2", minute = "10", persistent = false)
    void night() {
        ask();
    }

    private void ask() {
        Actor.NIGHT_RUN.run(() -> requests.request(new WorkRequested(NightRun.KIND, Map.of(), NightRun.KIND + "/" + calendar.planningDay())));
    }
}

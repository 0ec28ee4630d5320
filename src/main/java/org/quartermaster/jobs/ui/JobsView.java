package org.quartermaster.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.quartermaster.jobs.JobRequests;
import org.quartermaster.jobs.JobRow;
import org.quartermaster.jobs.JobRunner;
import org.quartermaster.jobs.JobState;
import org.quartermaster.jobs.Jobs;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.work.WorkRequested;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.State;
import org.quartermaster.ui.WhyPanel;

/** What runs and what ran: state, progress, log, cancel, run again; "run now" for every kind of work. */
@Route(value = "jobs", layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class JobsView extends Page implements BeforeEnterObserver {

    private final transient Jobs jobs;
    private final transient JobRequests requests;
    private final DataGrid<JobRow> grid;
    private final WhyPanel detail = new WhyPanel();

    @Inject
    public JobsView(Jobs jobs, JobRequests requests, JobRunner runner) {
        super("jobs.view.title");
        this.jobs = jobs;
        this.requests = requests;
        grid = new DataGrid<>("jobs.rows", JobRow.class, jobs).identity(JobRow::id).sortedBy("id", true).onActive(this::show)
                .card(job -> kind(job) + " · " + getTranslation("jobs.state." + job.state()), job -> Format.current().moment(job.requestedAt()) + " · " + ResultWords.of(job))
                .empty(new EmptyState("jobs.view.empty"));
        columns();
        toolbar().add(runMenu(runner));
        place(grid);
        aside(detail);
    }

    private void columns() {
        grid.custom("state", "jobs.column.state", job -> state(job.status()).badge(getTranslation("jobs.state." + job.state())))
                .says(job -> getTranslation("jobs.state." + job.state())).oneOf(
                () -> Arrays.stream(JobState.values()).collect(Collectors.toMap(JobState::code, state -> getTranslation("jobs.state." + state.code()))))
                .width(130);
        grid.text("kind", "jobs.column.kind").words("jobs.kind.").grow(1);
        grid.moment("requestedAt", "jobs.column.requestedAt").width(150);
        grid.text("requestedBy", "jobs.column.requestedBy").says(job -> ResultWords.asker(job.requestedBy())).width(120).yielding();
        grid.number("seconds", "jobs.column.seconds", "ui.unit.seconds").width(90);
        grid.text("summary", "jobs.column.summary").says(ResultWords::of).tooltip(ResultWords::of).grow(3);
        grid.text("error", "jobs.column.error").says(FailureWords::of).tooltip(FailureWords::of).grow(1).yielding();
        grid.number("attempts", "jobs.column.attempts").width(80).hidden();
        grid.text("node", "jobs.column.node").width(110).hidden();
        grid.number("id", "jobs.column.id").width(80).hidden();
    }

    private MenuBar runMenu(JobRunner runner) {
        var menu = new MenuBar();
        MenuItem run = menu.addItem(getTranslation("jobs.view.run"));
        menu.addThemeNames("primary");
        runner.plainKinds().forEach(kind -> run.getSubMenu().addItem(getTranslation("jobs.kind." + kind), _ -> run(kind)));
        return menu;
    }

    private void run(String kind) {
        boolean isNew = requests.request(WorkRequested.now(kind)).isPresent();
        if (isNew) {
            Notice.done(getTranslation("jobs.notice.requested", getTranslation("jobs.kind." + kind)));
        } else {
            Notice.watch(getTranslation("jobs.notice.already", getTranslation("jobs.kind." + kind)));
        }
        grid.refresh();
    }

    private void show(JobRow row) {
        JobRow job = jobs.one(row.id());
        var format = Format.current();
        detail.show(kind(job) + " · " + job.id(), getTranslation("jobs.state." + job.state()) + " · " + ResultWords.asker(job.requestedBy()) + " · " + format.moment(job.requestedAt()));
        detail.section("jobs.detail.progress", progress(job));
        if (!job.summary().isEmpty()) {
            detail.section("jobs.detail.result", job.path().isEmpty() ? new Span(ResultWords.of(job)) : new Anchor(job.path(), ResultWords.of(job)));
        }
        if (!job.error().isEmpty()) {
            detail.text("jobs.detail.error", FailureWords.of(job));
        }
        parts(job);
        Button action = job.status().isOpen() ? new Button(getTranslation("jobs.view.cancel"), _ -> cancel(job.id()))
                : new Button(getTranslation("jobs.view.again"), _ -> again(job.id()));
        detail.section("jobs.detail.actions", action);
        detail.section("jobs.detail.log", log(job.id()));
    }

    /** The parts of a job, each with how far it is; or the way back to the whole. */
    private void parts(JobRow job) {
        var parts = jobs.parts(job.id());
        if (!parts.isEmpty()) {
            detail.section("jobs.detail.parts", parts.stream().map(this::part).toArray(Component[]::new));
        }
        if (job.partOf() != null) {
            detail.section("jobs.detail.whole", link(jobs.one(job.partOf())));
        }
    }

    /** What an ended part came to, or how far one is that runs. */
    private Div part(JobRow part) {
        boolean isOver = !part.status().isOpen();
        String said = isOver && part.seconds() != null ? Format.current().duration(Duration.ofSeconds(part.seconds())) + " · " + ResultWords.of(part) : progress(part).getText();
        return new Div(state(part.status()).badge(getTranslation("jobs.state." + part.state())), new Text(" "), link(part), new Text(" · " + said));
    }

    private Anchor link(JobRow job) {
        return new Anchor("jobs?job=" + job.id(), kind(job) + " " + job.id());
    }

    private Span progress(JobRow job) {
        var format = Format.current();
        String time = job.seconds() == null ? getTranslation("jobs.detail.waiting") : format.duration(Duration.ofSeconds(job.seconds()));
        String step = job.step().isEmpty() ? "" : " · " + getTranslation(job.step());
        String units = job.total() > 0 ? " · " + format.quantity(job.done()) + " / " + format.quantity(job.total()) : "";
        return new Span(time + step + units);
    }

    private Pre log(long id) {
        var format = Format.current();
        String text = jobs.log(id).stream().map(line -> format.clock(line.loggedAt()) + "  " + line.line()).collect(Collectors.joining("\n"));
        var log = new Pre(text.isEmpty() ? getTranslation("jobs.detail.noLog") : text);
        log.addClassName("qm-log");
        return log;
    }

    private void cancel(long id) {
        jobs.cancel(id);
        Notice.done(getTranslation("jobs.notice.cancelled"));
        grid.refresh();
    }

    private void again(long id) {
        if (jobs.again(id).isEmpty()) {
            Notice.watch(getTranslation("jobs.notice.open"));
        }
        grid.refresh();
    }

    private String kind(JobRow job) {
        return getTranslation("jobs.kind." + job.kind());
    }

    private static State state(JobState state) {
        return switch (state) {
            case DONE, RUNNING, WAITING -> State.GOOD;
            case CANCELLED -> State.WATCH;
            case FAILED -> State.ACT;
        };
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("job").filter(text -> text.matches("\\d{1,18}"))
                .ifPresent(id -> show(jobs.one(Long.parseLong(id))));
    }
}

package org.quartermaster.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Duration;
import java.util.List;
import org.quartermaster.shared.Actor;

/** One line per running job at the bottom of the window; gone when nothing runs. */
final class JobBar extends Div {

    private Runnable unsubscribe = () -> { };
    private List<JobFeed.RunningJob> shown = List.of();

    JobBar() {
        addClassName("qm-jobs");
        getElement().setAttribute("role", "status").setAttribute("aria-live", "off");
        setVisible(false);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        Beans.find(JobPoller.class).ifPresent(poller -> unsubscribe = poller.subscribe(jobs -> ui.access(() -> show(jobs))));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        unsubscribe.run();
    }

    private void show(List<JobFeed.RunningJob> jobs) {
        if (!jobs.equals(shown)) {
            shown = jobs;
            setVisible(!jobs.isEmpty());
            removeAll();
            jobs.forEach(job -> add(line(job)));
        }
    }

    private Div line(JobFeed.RunningJob job) {
        Format format = Format.current();
        var words = new StringBuilder("▶ ").append(getTranslation(job.kindKey()));
        if (!job.stepKey().isEmpty()) {
            words.append(" · ").append(getTranslation(job.stepKey()));
        }
        if (job.total() > 0) {
            words.append(' ').append(format.percent((double) job.done() / job.total(), 0));
            if (job.unitsPerSecond() > 0) {
                words.append(" · ").append(getTranslation("ui.jobs.left", format.duration(Duration.ofSeconds((long) ((job.total() - job.done()) / job.unitsPerSecond())))));
            }
        }
        ProgressBar bar = new ProgressBar(0, 1, job.total() > 0 ? Math.min(1, (double) job.done() / job.total()) : 0);
        bar.setIndeterminate(job.total() <= 0);
        bar.getElement().setAttribute("aria-label", words.toString());
        Span by = new Span(job.startedBy().equals(Actor.NIGHT_RUN.name()) ? getTranslation("ui.jobs.nightRun") : job.startedBy());
        by.addClassName("qm-sub");
        Anchor log = new Anchor(Beans.find(JobFeed.class).map(feed -> feed.logPath(job.id())).orElse("jobs"), getTranslation("ui.jobs.log"));
        Button cancel = new Button(getTranslation("ui.jobs.cancel"), _ -> cancel(job.id()));
        cancel.addClassName("qm-linkish");
        Div line = new Div(new Span(words.toString()), bar, by, log, cancel);
        line.addClassName("qm-job");
        return line;
    }

    private static void cancel(long id) {
        try {
            Beans.find(JobFeed.class).ifPresent(feed -> feed.cancel(id));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }
}

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartermaster.shared.Actor;

/** One line per running job at the bottom of the window; gone when nothing runs. */
final class JobBar extends Div {

    private Runnable unsubscribe = () -> { };
    private List<JobFeed.RunningJob> shown = List.of();
    private final Map<Long, Line> lines = new HashMap<>();

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

    /** Lines are kept while their job runs: a line made anew under the mouse would lose the click on its button. */
    private void show(List<JobFeed.RunningJob> jobs) {
        if (!jobs.equals(shown)) {
            shown = jobs;
            setVisible(!jobs.isEmpty());
            Set<Long> running = jobs.stream().map(JobFeed.RunningJob::id).collect(Collectors.toSet());
            lines.entrySet().removeIf(line -> {
                if (!running.contains(line.getKey())) {
                    remove(line.getValue());
                }
                return !running.contains(line.getKey());
            });
            jobs.forEach(job -> lines.computeIfAbsent(job.id(), _ -> added(job)).show(job));
        }
    }

    private Line added(JobFeed.RunningJob job) {
        var line = new Line(job);
        add(line);
        return line;
    }

    /** What one job does now, and how to see more or stop it. */
    private static final class Line extends Div {
        private final Span words = new Span();
        private final ProgressBar bar = new ProgressBar(0, 1);

        Line(JobFeed.RunningJob job) {
            Span by = new Span(job.startedBy().equals(Actor.NIGHT_RUN.name()) ? getTranslation("ui.jobs.nightRun") : job.startedBy());
            by.addClassName("qm-sub");
            Anchor log = new Anchor(Beans.find(JobFeed.class).map(feed -> feed.logPath(job.id())).orElse("jobs"), getTranslation("ui.jobs.log"));
            Button cancel = new Button(getTranslation("ui.jobs.cancel"), _ -> cancel(job.id()));
            cancel.addClassName("qm-linkish");
            add(words, bar, by, log, cancel);
            addClassName("qm-job");
        }

        void show(JobFeed.RunningJob job) {
            words.setText(words(job));
            bar.getElement().setAttribute("aria-label", words.getText());
            bar.setIndeterminate(job.total() <= 0);
            bar.setValue(job.total() > 0 ? Math.min(1, (double) job.done() / job.total()) : 0);
        }

        private String words(JobFeed.RunningJob job) {
            Format format = Format.current();
            var text = new StringBuilder("▶ ").append(getTranslation("jobs.kind." + job.kind()));
            if (!job.stepKey().isEmpty()) {
                text.append(" · ").append(getTranslation(job.stepKey()));
            }
            if (job.total() > 0) {
                text.append(' ').append(format.percent((double) job.done() / job.total(), 0));
                if (job.unitsPerSecond() > 0) {
                    text.append(" · ").append(getTranslation("ui.jobs.left", format.duration(Duration.ofSeconds((long) ((job.total() - job.done()) / job.unitsPerSecond())))));
                }
            }
            return text.toString();
        }
    }

    private static void cancel(long id) {
        try {
            Beans.find(JobFeed.class).ifPresent(feed -> feed.cancel(id));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }
}

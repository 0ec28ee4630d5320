package org.quartermaster.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stands where the work of the background has not been yet. While it is under way nobody is asked to start it; each time a job has ended the screen is
 * made anew, so that it fills by itself.
 */
public class AwaitedState extends EmptyState {

    private final Button now;
    private final boolean isOffered;
    private final Paragraph underWay = new Paragraph(getTranslation("ui.empty.underWay"));
    private Set<Long> seen = Set.of();
    private Runnable unsubscribe = () -> { };
    private final String kind;

    /**
     * @param textKey what will be here
     * @param kind    the kind of job that makes it, beside the night run, which makes everything
     * @param now     starts that job; stays hidden when it is hidden from this person
     */
    public AwaitedState(String textKey, String kind, Button now) {
        super(textKey, now);
        this.kind = kind;
        this.now = now;
        isOffered = now.isVisible();
        now.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        underWay.setVisible(false);
        add(underWay);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        Beans.find(JobPoller.class).ifPresent(poller -> unsubscribe = poller.subscribe(jobs -> ui.access(() -> look(jobs, () -> ui.refreshCurrentRoute(false)))));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        unsubscribe.run();
    }

    void look(List<JobFeed.RunningJob> jobs, Runnable makeAnew) {
        Set<Long> open = jobs.stream().map(JobFeed.RunningJob::id).collect(Collectors.toSet());
        if (!open.containsAll(seen)) {
            makeAnew.run();
        }
        seen = open;
        boolean isUnderWay = jobs.stream().anyMatch(job -> job.isNightRun() || job.kind().equals(kind));
        setWordsVisible(!isUnderWay);
        underWay.setVisible(isUnderWay);
        now.setVisible(isOffered && !isUnderWay);
    }
}

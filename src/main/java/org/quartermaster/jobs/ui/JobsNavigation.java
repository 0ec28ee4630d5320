package org.quartermaster.jobs.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.quartermaster.jobs.Jobs;
import org.quartermaster.ui.NavigationEntry;

/** The way to the jobs. */
@ApplicationScoped
public class JobsNavigation implements NavigationEntry {

    private Jobs jobs;

    protected JobsNavigation() {
    }

    @Inject
    public JobsNavigation(Jobs jobs) {
        this.jobs = jobs;
    }

    /** The in-app path of one job's log. */
    public static String toJob(long id) {
        return "jobs?job=" + id;
    }

    @Override
    public String path() {
        return "jobs";
    }

    @Override
    public String textKey() {
        return "jobs.view.title";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.COGS;
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public Count count() {
        return new Count(jobs.open().size(), null);
    }
}

package org.quartermaster.jobs.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.stream.Collectors;
import org.quartermaster.jobs.JobRow;

/** What went wrong with a job, in the reader's language: a sentence for each reason. A job from before reasons were kept says it in English. */
final class FailureWords {

    private FailureWords() {
    }

    static String of(JobRow job) {
        return job.why().isEmpty() ? job.error()
                : job.why().stream().map(reason -> I18NProvider.translate(reason.key(), reason.arguments().toArray())).collect(Collectors.joining(" "));
    }
}

package org.quartermaster.ui;

import static java.util.stream.Collectors.joining;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.UUID;
import java.util.stream.Stream;
import org.quartermaster.exchange.UnreadableFile;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.NotSignedIn;
import org.quartermaster.shared.Unfit;

/**
 * A message where the person looks: what happened, what was kept, what to do, and for failures an incident number that also stands in the log.
 *
 * <p>{@link #done} is the short toast after a success; {@link #failed} turns any exception of a service into words; place {@code new Notice(…)} in the page
 * by {@code Page.notice}. All texts are already translated.
 */
public class Notice extends Div {

    private static final System.Logger LOG = System.getLogger(Notice.class.getName());

    /** @param kept and {@code next} may be empty */
    public Notice(State state, String happened, String kept, String next) {
        addClassNames("qm-notice", state.style());
        getElement().setAttribute("role", state == State.ACT ? "alert" : "status");
        Span what = new Span(happened);
        what.addClassName("what");
        add(state.icon(), what);
        for (String more : new String[] {kept, next}) {
            if (!more.isEmpty()) {
                add(new Span(more));
            }
        }
        Button close = new Button("✕", _ -> removeFromParent());
        close.addClassName("qm-close");
        close.setAriaLabel(getTranslation("ui.close"));
        add(close);
    }

    /** A short message at the bottom after something went well. */
    public static void done(String text) {
        toast(State.GOOD, text, 3_000);
    }

    /** A message at the bottom that asks for attention. */
    public static void watch(String text) {
        toast(State.WATCH, text, 6_000);
    }

    /** Says in words why a call failed: conflicts and what cannot be kept by their own text, missing rights and rows plainly, everything else with an incident number. */
    public static void failed(Throwable problem) {
        toast(State.ACT, words(problem), 0);
    }

    /** The words for an exception; unexpected ones are logged under the incident number that the words contain. */
    public static String words(Throwable problem) {
        return switch (rootOfOurs(problem)) {
            case Conflict conflict -> I18NProvider.translate(conflict.code(), conflict.arguments());
            case Unfit unfit -> Stream.concat(Stream.of(I18NProvider.translate(unfit.code(), unfit.arguments())), unfit.parts().stream().map(Notice::words)).collect(joining(" "));
            case UnreadableFile file -> I18NProvider.translate(file.code(), file.arguments());
            case NotAllowed _ -> I18NProvider.translate("ui.problem.notAllowed");
            case NotFound _ -> I18NProvider.translate("ui.problem.notFound");
            case NotSignedIn _ -> I18NProvider.translate("ui.problem.notSignedIn");
            case Throwable other -> incident(other);
        };
    }

    private static Throwable rootOfOurs(Throwable problem) {
        for (Throwable t = problem; t != null; t = t.getCause()) {
            if (t instanceof Conflict || t instanceof NotAllowed || t instanceof NotFound || t instanceof NotSignedIn
                    || t instanceof UnreadableFile || t instanceof Unfit) {
                return t;
            }
        }
        return problem;
    }

    private static String incident(Throwable problem) {
        return I18NProvider.translate("ui.problem.incident", incidentOf(problem));
    }

    /** Logs the problem under a new incident number. */
    static String incidentOf(Throwable problem) {
        String incident = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(System.Logger.Level.ERROR, "Incident " + incident, problem);
        return incident;
    }

    private static void toast(State state, String text, int milliseconds) {
        var toast = new Notification();
        Span words = new Span(text);
        Button close = new Button("✕", _ -> toast.close());
        close.addClassName("qm-close");
        close.setAriaLabel(I18NProvider.translate("ui.close"));
        Div line = new Div(state.icon(), words, close);
        line.addClassName("qm-toast");
        toast.add(line);
        toast.setDuration(milliseconds);
        toast.setPosition(Notification.Position.BOTTOM_START);
        toast.open();
    }
}

package org.quartermaster.ui;

import java.util.function.Supplier;
import org.quartermaster.shared.Actor;

/**
 * The person who opened a view: questions are asked as that person also where a push or a download runs on a thread that nobody is bound to.
 *
 * @param actor null when nobody was signed in
 */
public record Opener(Actor actor) {

    /** Whoever acts now. */
    public static Opener current() {
        return new Opener(Actor.current().orElse(null));
    }

    public <R> R ask(Supplier<R> question) {
        return actor == null || Actor.current().isPresent() ? question.get() : actor.ask(question);
    }
}

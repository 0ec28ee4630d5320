package org.quartermaster.security;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import org.quartermaster.shared.Actor;

/**
 * Runs work in a page as the person who looks at it, from any thread. A request's own events need it not: the filter has bound the actor. Work that a background
 * thread hands to {@code ui.access} does, because nobody is bound to that thread.
 */
public final class ActingUi {

    private ActingUi() {
    }

    /**
     * Hands a command to the page.
     *
     * @param actor who acts in it, taken by {@link Actor#required()} while the page's event was handled
     */
    public static void run(UI ui, Actor actor, Command command) {
        ui.access(() -> actor.run(command::execute));
    }
}

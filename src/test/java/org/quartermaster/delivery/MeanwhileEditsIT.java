package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.testing.QuietWork;

/** What people do to a plan while a search runs is kept. */
class MeanwhileEditsIT extends DeliveryCase {

    /** While the search runs somebody moves one stop to another vehicle, locks a second and leaves a third out: all three are in what is published. */
    @Test
    void keepsWhatSomebodyDoesWhileItSearches() throws Exception {
        DeliveryPlan first = run(Map.of());
        int away = (first.stops().get(0).vehicleNo() + 1) % first.vehicles().size();
        int locked = first.stops().get(1).vehicleNo();
        var edits = List.of(new PlanEdit.Move(0, away, 0), new PlanEdit.Lock(1, true), new PlanEdit.Move(2, -1, 0));

        Actor.NIGHT_RUN.run(() -> planning.run(new Meddling(() -> edits.forEach(this::apply))));
        DeliveryPlan second = Actor.NIGHT_RUN.call(() -> plans.current(DAY, ONE).orElseThrow());

        assertThat(second.head().origin()).isEqualTo("run");
        assertThat(second.stops().get(0).vehicleNo()).isEqualTo(away);
        assertThat(second.stops().get(0).lockedNo()).isEqualTo(-1);
        assertThat(second.stops().get(1)).extracting(PlanStop::vehicleNo, PlanStop::lockedNo).containsExactly(locked, locked);
        assertThat(second.stops().get(2).vehicleNo()).isEqualTo(-1);
        assertThat(second.audit().isFeasible()).isTrue();
        assertThat(second.head().unserved()).isEqualTo(1);
        assertThat(second.head().parentId()).as("undo goes back to the edited plan").isEqualTo(lastEdit());
        assertThat(states()).isEqualTo(Map.of("planned", 19, "allocated", 1));
    }

    /** Another search was published meanwhile: it stands, and the slower one stays beside it as a version. */
    @Test
    void doesNotPublishOverAnotherSearch() throws Exception {
        run(Map.of());
        Actor.NIGHT_RUN.run(() -> planning.run(new Meddling(() -> planning.run(new QuietWork(Map.of("seconds", "1", "warehouse", "1"))))));

        List<PlanHead> versions = Actor.NIGHT_RUN.call(() -> plans.versions(DAY, ONE));
        assertThat(versions).extracting(PlanHead::state).containsOnly("published", "old");
        long published = versions.stream().filter(head -> head.state().equals("published")).findFirst().orElseThrow().id();
        assertThat(Actor.NIGHT_RUN.call(() -> plans.current(DAY, ONE).orElseThrow()).head().id()).isEqualTo(published);
        assertThat(planned.fired()).hasSize(2);
    }

    private long lastEdit() throws Exception {
        return Actor.NIGHT_RUN.call(() -> plans.versions(DAY, ONE)).stream().filter(head -> head.origin().equals("move")).mapToLong(PlanHead::id).max().orElseThrow();
    }
}

package org.quartermaster.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quartermaster.database.Numbers;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

class UserViewsIT {

    private static final Actor LI = new Actor("li", Role.BUYER, Set.of());
    private static final Actor ANNE = new Actor("anne", Role.VIEWER, Set.of());
    private static UserViews views;

    @BeforeAll
    static void open() {
        TestDatabase database = TestDatabase.fresh();
        views = new UserViews(database.jdbi(), new Numbers(database.jdbi()), new Recorded<Audited>());
    }

    @Test
    void showsOwnAndSharedViewsOnly() {
        LI.run(() -> {
            views.save("a.rows", "mine 我的", false, "{\"filters\": []}");
            views.save("a.rows", "everybody", true, "{}");
        });
        LI.run(() -> assertThat(views.of("a.rows")).extracting(UserViews.Saved::name).containsExactly("everybody", "mine 我的"));
        ANNE.run(() -> assertThat(views.of("a.rows")).extracting(UserViews.Saved::name).containsExactly("everybody"));
    }

    @Test
    void replacesAViewOfTheSameName() {
        LI.run(() -> {
            views.save("b.rows", "late", false, "{}");
            views.save("b.rows", "late", true, "{\"sorts\": []}");
            assertThat(views.of("b.rows")).singleElement().satisfies(view -> assertThat(view.isShared()).isTrue());
        });
    }

    @Test
    void letsOnlyTheOwnerDelete() {
        LI.run(() -> views.save("c.rows", "late", true, "{}"));
        ANNE.run(() -> assertThatThrownBy(() -> views.delete(views.of("c.rows").getFirst().id())).isInstanceOf(NotFound.class));
        LI.run(() -> {
            views.delete(views.of("c.rows").getFirst().id());
            assertThat(views.of("c.rows")).isEmpty();
        });
    }

    @Test
    void remembersTheLastLayoutWithoutListingIt() {
        LI.run(() -> {
            views.remember("d.rows", "{\"columns\": []}");
            assertThat(views.of("d.rows")).isEmpty();
            assertThat(views.lastUsed("d.rows")).hasValueSatisfying(json -> assertThat(Json.read(json, GridView.class).columns()).isEmpty());
        });
        ANNE.run(() -> assertThat(views.lastUsed("d.rows")).isEmpty());
    }

    @Test
    void wantsAName() {
        LI.run(() -> assertThatThrownBy(() -> views.save("e.rows", " ", false, "{}")).hasMessage("A view needs a name."));
    }
}

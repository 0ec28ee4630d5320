package org.quartermaster.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.catalog.api.CalendarEventsResource;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/** Christmas is a holiday, and by mistake an event too. */
class CalendarEditingIT {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 25);
    private static final Actor BUYER = new Actor("ann", Role.BUYER, Set.of());

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final Recorded<Audited> audited = new Recorded<>();
    private final CalendarEditing editing = new CalendarEditing(jdbi, audited);
    private final CalendarRows rows = new CalendarRows(jdbi);

    @BeforeEach
    void twice() {
        jdbi.useHandle(handle -> handle.execute("insert into calendar_event (id, day, kind, region, name) values (1, ?, 'holiday', 'DE', 'Christmas'), (2, ?, 'event', 'DE', 'Christmas')", DAY, DAY));
    }

    @Test
    void theOneThatIsDeletedIsGoneAndTheOtherStays() {
        BUYER.run(() -> editing.delete(2));
        assertThat(new Catalog(jdbi).calendarEvents(DAY, DAY)).containsExactly(new CalendarEvent(DAY, "holiday", "DE", "Christmas", ""));
        assertThat(rows.page(TableQuery.ALL, 0, 10)).containsExactly(new CalendarRow(1, DAY, "holiday", "DE", "Christmas", ""));
        assertThat(rows.count(TableQuery.ALL)).isEqualTo(1);
    }

    @Test
    void deletingIsAuditedWithWhatWasThere() {
        BUYER.run(() -> editing.delete(2));
        assertThat(audited.fired()).singleElement()
                .isEqualTo(new Audited("catalog.delete-event", "calendar_event", "2", new CalendarEvent(DAY, "event", "DE", "Christmas", "").toString(), ""));
    }

    @Test
    void whatIsNotThereIsNotFoundAndNothingIsAudited() {
        BUYER.run(() -> editing.delete(2));
        audited.fired().clear();
        assertThatThrownBy(() -> BUYER.run(() -> editing.delete(2))).isInstanceOf(NotFound.class).hasMessageContaining("calendar event 2");
        assertThat(audited.fired()).isEmpty();
    }

    /** The interceptor that enforces it is tested where it lives. */
    @Test
    void onlyBuyersDelete() throws NoSuchMethodException {
        assertThat(CalendarEditing.class.getMethod("delete", int.class).getAnnotation(RolesAllowed.class).value()).containsExactly(Role.BUY);
        assertThat(CalendarEventsResource.class.getMethod("delete", int.class).getAnnotation(RolesAllowed.class).value()).containsExactly(Role.BUY);
        assertThat(CalendarEventsResource.class.getAnnotation(RolesAllowed.class).value()).containsExactly(Role.VIEW);
    }

    @Test
    void restDeletesOnce() {
        var resource = new CalendarEventsResource(rows, editing);
        BUYER.run(() -> resource.delete(1));
        assertThat(rows.page(TableQuery.ALL, 0, 10)).extracting(CalendarRow::id).containsExactly(2);
        assertThatThrownBy(() -> BUYER.run(() -> resource.delete(1))).isInstanceOf(NotFound.class);
    }
}

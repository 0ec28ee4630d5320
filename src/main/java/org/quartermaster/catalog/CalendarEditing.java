package org.quartermaster.catalog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/** Lets a person take out of the calendar what does not belong there; files add to it. Forecasts read the calendar anew each time they are made. */
@ApplicationScoped
@Transactional
public class CalendarEditing {

    private Jdbi jdbi;
    private Event<Audited> audited;

    protected CalendarEditing() {
    }

    @Inject
    public CalendarEditing(Jdbi jdbi, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.audited = audited;
    }

    /** Deletes a holiday, event or planned closure. @throws NotFound when there is none of this identity, or somebody else deleted it */
    @RolesAllowed(Role.BUY)
    public void delete(int id) {
        CalendarEvent gone = jdbi.inTransaction(handle -> {
            CalendarEvent event = handle.createQuery("select day, kind, region, name, name_zh from calendar_event where id = ? for update").bind(0, id).mapTo(CalendarEvent.class)
                    .findOne().orElseThrow(() -> new NotFound("calendar event", id));
            handle.execute("delete from calendar_event where id = ?", id);
            return event;
        });
        audited.fire(new Audited("catalog.delete-event", "calendar_event", String.valueOf(id), gone.toString(), ""));
    }
}

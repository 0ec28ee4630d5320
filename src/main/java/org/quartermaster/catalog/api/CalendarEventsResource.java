package org.quartermaster.catalog.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.quartermaster.catalog.CalendarEditing;
import org.quartermaster.catalog.CalendarRow;
import org.quartermaster.catalog.CalendarRows;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.Role;

/** Holidays, events and planned closures. */
@Path("calendar-events")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
public class CalendarEventsResource {

    private CalendarRows events;
    private CalendarEditing editing;

    protected CalendarEventsResource() {
    }

    @Inject
    public CalendarEventsResource(CalendarRows events, CalendarEditing editing) {
        this.events = events;
        this.editing = editing;
    }

    @GET
    public Page<CalendarRow> list(@BeanParam TableParams params) {
        return params.page(events, CalendarRow.class);
    }

    /** Takes it out of the calendar. */
    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.BUY)
    public void delete(@PathParam("id") int id) {
        editing.delete(id);
    }
}

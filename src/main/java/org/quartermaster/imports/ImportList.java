package org.quartermaster.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.RowsForAll;
import org.quartermaster.database.SqlRows;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/** The files that were imported, newest first. An actor with a warehouse scope sees its own files, because files name any warehouse. */
@ApplicationScoped
public class ImportList extends RowsForAll<ImportRow> {

    /** Which files the actor may see; bound by {@link #visibleTo}. */
    static final String VISIBLE = "(:seesAll or f.imported_by = :me)";

    /** A job that was stopped while it waited, or was given up, never came to write so into the file. */
    private static final String STATE = "case when f.state in ('waiting', 'running') and j.state in ('cancelled', 'failed') then j.state else f.state end";
    private static final String FROM = "from import_file f left join job j on j.unique_key = concat('imports.file/', f.id)";
    private static final String COLUMNS = "select f.id, f.name, f.kind, " + STATE + " as state, f.rows_read, f.rows_used, f.rows_known, f.rows_rejected, f.bytes, f.imported_by, "
            + "f.asked_at, f.finished_at, f.error";
    private static final TableSql SQL = new TableSql("f.id desc").column("id", "f.id").column("name", "f.name").column("kind", "f.kind").column("state", STATE)
            .column("rowsRead", "f.rows_read").column("rowsUsed", "f.rows_used").column("rowsKnown", "f.rows_known").column("rowsRejected", "f.rows_rejected")
            .column("bytes", "f.bytes").column("importedBy", "f.imported_by").column("askedAt", "f.asked_at").column("finishedAt", "f.finished_at").column("error", "f.error");

    private Jdbi jdbi;

    protected ImportList() {
    }

    @Inject
    public ImportList(Jdbi jdbi) {
        super(new SqlRows<>(jdbi, ImportRow.class, COLUMNS, FROM, SQL, () -> "f.state <> 'given' and " + VISIBLE, ImportList::visibleTo));
        this.jdbi = jdbi;
    }

    /** What binds {@link #VISIBLE} to the actor. */
    static Map<String, ?> visibleTo() {
        Actor actor = Actor.required();
        return Map.of("seesAll", actor.warehouses().isEmpty(), "me", actor.name());
    }

    /** @throws NotFound if there is none, or the actor may not see it */
    @RolesAllowed(Role.VIEW)
    public ImportRow one(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + " " + FROM + " where " + VISIBLE + " and f.id = :id").bindMap(visibleTo()).bind("id", id)
                .mapTo(ImportRow.class).findOne()).orElseThrow(() -> new NotFound("import", id));
    }
}

package org.quartermaster.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/** The files that were imported, newest first. An actor with a warehouse scope sees its own files, because files name any warehouse. */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.VIEW)
public class ImportList implements RowSource<ImportRow> {

    /** Which files the actor may see; bound by {@link #visible}. */
    static final String VISIBLE = "(:seesAll or f.imported_by = :me)";

    /** A job that was stopped while it waited, or was given up, never came to write so into the file. */
    private static final String STATE = "case when f.state in ('waiting', 'running') and j.state in ('cancelled', 'failed') then j.state else f.state end";
    private static final String FROM = " from import_file f left join job j on j.unique_key = concat('imports.file/', f.id) where f.state <> 'given' and " + VISIBLE + " and ";
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
        this.jdbi = jdbi;
    }

    static Query visible(Query query) {
        Actor actor = Actor.required();
        return query.bind("seesAll", actor.warehouses().isEmpty()).bind("me", actor.name());
    }

    @Override
    public List<ImportRow> page(TableQuery query, int offset, int limit) {
        return jdbi.withHandle(handle -> visible(SQL.bind(handle.createQuery(COLUMNS + FROM + SQL.where(query) + SQL.orderBy(query) + " limit :limit offset :offset"), query))
                .bind("limit", limit).bind("offset", offset).mapTo(ImportRow.class).list());
    }

    @Override
    public long count(TableQuery query) {
        return jdbi.withHandle(handle -> visible(SQL.bind(handle.createQuery("select count(*)" + FROM + SQL.where(query)), query)).mapTo(Long.class).one());
    }

    @Override
    public void forEach(TableQuery query, Consumer<ImportRow> consumer) {
        jdbi.useHandle(handle -> visible(SQL.bind(handle.createQuery(COLUMNS + FROM + SQL.where(query) + SQL.orderBy(query)), query)).setFetchSize(Integer.MIN_VALUE)
                .mapTo(ImportRow.class).stream().forEach(consumer));
    }

    /** @throws NotFound if there is none, or the actor may not see it */
    public ImportRow one(long id) {
        return jdbi.withHandle(handle -> visible(handle.createQuery(COLUMNS + FROM.replace("f.state <> 'given'", "true") + "f.id = :id")).bind("id", id)
                .mapTo(ImportRow.class).findOne()).orElseThrow(() -> new NotFound("import", id));
    }
}

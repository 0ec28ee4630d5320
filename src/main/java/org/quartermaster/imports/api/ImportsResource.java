package org.quartermaster.imports.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.quartermaster.exchange.TableWriter;
import org.quartermaster.exchange.UnreadableFile;
import org.quartermaster.imports.Choices;
import org.quartermaster.imports.Field;
import org.quartermaster.imports.ImportKind;
import org.quartermaster.imports.ImportList;
import org.quartermaster.imports.ImportRow;
import org.quartermaster.imports.Imports;
import org.quartermaster.imports.Preview;
import org.quartermaster.imports.RejectionList;
import org.quartermaster.imports.RejectionRow;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.rest.MultipartForm;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.Refused;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;

/** Files: upload one as it is, look at it, start its import, read what became of it. */
@Path("imports")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEW)
public class ImportsResource {

    /** Choices as clients read and write them. */
    public record Chosen(String kind, Map<String, Integer> columns, String charset, String separator, String numbers, String days, String warehouse) {
        static Chosen of(Choices choices) {
            return new Chosen(choices.kind().code(), choices.columns(), choices.charset(), String.valueOf(choices.separator()), choices.numbers().name(), choices.days().name(),
                    choices.warehouse());
        }
    }

    /** A given file under its choices; nothing is changed yet. {@code missing} are fields that need a column. */
    public record Look(long id, String name, long bytes, String format, Chosen choices, List<String> missing, boolean numbersOpen, boolean daysOpen, List<String> header,
                       List<Preview.Row> rows, int rowsChecked, int rowsWithProblem, Map<String, Long> reasons, Instant importedBefore) {
        static Look of(Preview preview) {
            return new Look(preview.id(), preview.name(), preview.bytes(), preview.format(), Chosen.of(preview.choices()), preview.choices().missing().stream().map(Field::name).toList(),
                    preview.isNumberOpen(), preview.isDayOpen(), preview.header(), preview.rows(), preview.rowsChecked(), preview.rowsWithProblem(), preview.reasons(),
                    preview.earlier());
        }
    }

    /** One import with its counts by code. */
    public record Told(ImportRow file, String sha256, Chosen choices, Map<String, Long> counts, Map<String, Long> reasons) {
        static Told of(Imports.Detail detail) {
            return new Told(detail.file(), detail.sha256(), detail.choices() == null ? null : Chosen.of(detail.choices()), detail.summary().counts(), detail.summary().reasons());
        }
    }

    private Imports imports;
    private ImportList list;
    private RejectionList rejections;

    protected ImportsResource() {
    }

    @Inject
    public ImportsResource(Imports imports, ImportList list, RejectionList rejections) {
        this.imports = imports;
        this.list = list;
        this.rejections = rejections;
    }

    @GET
    public Page<ImportRow> list(@BeanParam TableParams params) {
        return params.page(list, ImportRow.class);
    }

    /** What files can hold: kind → fields with their type, whether they are needed, and the column names that are understood. */
    @GET
    @Path("kinds")
    public Map<String, List<Field>> kinds() {
        var kinds = new LinkedHashMap<String, List<Field>>();
        List.of(ImportKind.values()).forEach(kind -> kinds.put(kind.code(), kind.fields()));
        return kinds;
    }

    /** Takes the body as a file: CSV (also gzip) or XLSX. 413 when it is too large, 422 when it is no table. */
    @POST
    @RolesAllowed(Role.BUY)
    @Consumes(MediaType.WILDCARD)
    public Response upload(@QueryParam("kind") String kind, @QueryParam("warehouse") String warehouse, @QueryParam("name") String name, @HeaderParam("X-File-Name") String header,
                           InputStream body) throws Exception {
        String given = name != null ? name : header == null ? "upload" : URLDecoder.decode(header, StandardCharsets.UTF_8);
        long id = readable(() -> imports.accept(given, body));
        return given(id, new Wish(kind, null, null, null, null, null, warehouse));
    }

    /**
     * Takes the one file of a form, as browsers and {@code curl -F file=@…} send it; the fields {@code kind} and {@code warehouse} may stand beside it. Answers as
     * the upload of a body does.
     */
    @POST
    @RolesAllowed(Role.BUY)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response uploadForm(@HeaderParam("Content-Type") String type, InputStream body) throws Exception {
        var form = MultipartForm.of(MediaType.valueOf(type), body);
        var fields = new HashMap<String, String>();
        Long id = null;
        for (var part = form.next(); part.isPresent(); part = form.next()) {
            var field = part.get();
            if (!field.isFile()) {
                fields.put(field.name(), field.text());
            } else if (id == null) {
                id = readable(() -> imports.accept(field.fileName(), field.content()));
            } else {
                throw new Refused(400, "rest.badBody", "Send one file at a time. \"%s\" was not taken, the one before it is import %d.".formatted(field.fileName(), id));
            }
        }
        Bodies.require(id != null, "The form holds no file: a part with a filename.");
        return given(id, new Wish(fields.get("kind"), null, null, null, null, null, fields.get("warehouse")));
    }

    private Response given(long id, Wish wish) throws Exception {
        return Response.created(URI.create("imports/" + id)).entity(Look.of(preview(id, wish))).build();
    }

    /** The file under other choices; changes nothing. */
    @POST
    @Path("{id}/preview")
    @RolesAllowed(Role.BUY)
    @Consumes(MediaType.APPLICATION_JSON)
    public Look preview(@PathParam("id") long id, String body) throws Exception {
        return Look.of(preview(id, wish(body)));
    }

    /** Asks for the import; whatever the body does not say is guessed. 409 when the guess is not certain. */
    @POST
    @Path("{id}/start")
    @RolesAllowed(Role.BUY)
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    public Response start(@PathParam("id") long id, String body) throws Exception {
        Wish wish = wish(body);
        Preview preview = preview(id, wish);
        wish.refuseOpen(preview);
        readable(() -> {
            imports.start(id, preview.choices());
            return null;
        });
        return Response.accepted(Told.of(imports.one(id))).location(URI.create("imports/" + id)).build();
    }

    @GET
    @Path("{id}")
    public Told one(@PathParam("id") long id) {
        return Told.of(imports.one(id));
    }

    @GET
    @Path("{id}/rejections")
    public Page<RejectionRow> rejections(@PathParam("id") long id, @BeanParam TableParams params) {
        imports.one(id);
        return params.page(rejections, RejectionList.of(id, params.query(RejectionRow.class)));
    }

    /** All rejected rows, streamed. */
    @GET
    @Path("{id}/rejections")
    @Produces("text/csv")
    public Response rejectionsFile(@PathParam("id") long id) {
        imports.one(id);
        Actor actor = Actor.required();
        StreamingOutput rows = out -> actor.run(() -> write(id, out));
        return Response.ok(rows, TableWriter.Kind.CSV.contentType()).header("Content-Disposition", "attachment; filename=\"import-%d-rejected.csv\"".formatted(id)).build();
    }

    private void write(long id, OutputStream out) {
        try (var table = TableWriter.open(TableWriter.Kind.CSV, out, TableWriter.About.plain("rejected"))) {
            table.header(List.of("line", "column", "value", "reason"));
            rejections.forEach(RejectionList.of(id), row -> table.row(List.of(row.line(), row.column(), row.value(), row.reason())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Wish wish(String body) {
        if (body == null || body.isBlank()) {
            return Wish.NONE;
        }
        try (var jsonb = jakarta.json.bind.JsonbBuilder.create()) {
            return jsonb.fromJson(body, Wish.class);
        } catch (RuntimeException e) {
            throw new Refused(400, "rest.badBody", "The body is not the JSON that this address reads.");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Preview preview(long id, Wish wish) throws Exception {
        return readable(() -> {
            Preview guess = imports.preview(id, wish.importKind(), text(wish.charset()), text(wish.separator()));
            Choices choices = wish.over(guess.choices());
            return choices.equals(guess.choices()) ? guess : imports.preview(id, choices);
        });
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static <T> T readable(Callable<T> action) throws Exception {
        try {
            return action.call();
        } catch (UnreadableFile e) {
            throw new Refused(e.code().equals("exchange.file.tooLarge") ? 413 : 422, e.code(), e.getMessage());
        }
    }
}

package org.quartermaster.forecasting.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quartermaster.forecasting.ForecastNetworks;
import org.quartermaster.forecasting.NetworkFolder;
import org.quartermaster.forecasting.NetworkTuningFacts;
import org.quartermaster.forecasting.NetworkTunings;
import org.quartermaster.forecasting.StudentFacts;
import org.quartermaster.forecasting.StudentNetworks;
import org.quartermaster.forecasting.distillation.StudentSize;
import org.quartermaster.forecasting.TuningSchedule;
import org.quartermaster.learning.StoredModel;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.shared.Role;

/** The neural models that may forecast, and their training on the company's own history. */
@Path("forecast-networks")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEW)
public class NetworksResource {

    private static final int MOST = 200;

    /**
     * A model; {@code tuned}: it came of training the shipped one further; {@code distilled}: it learned from the blend;
     * {@code provider}: where it ran last and why there, two codes; {@code providerDetail}: what ONNX Runtime said about that. */
    public record NetworkAnswer(long id, String name, String state, boolean tuned, boolean distilled, Double wql, Double wqlSimple, Double seriesPerSecond, String provider, String providerDetail, String madeBy, Instant madeAt, String reason, String sha256) {
        static NetworkAnswer of(StoredModel model) {
            Map<String, Double> metrics = model.provenance().metrics();
            Map<String, String> parameters = model.provenance().parameters();
            return new NetworkAnswer(model.id(), parameters.getOrDefault("name", ""), model.state().name().toLowerCase(Locale.ROOT), ForecastNetworks.isTuned(model), StudentFacts.isStudent(model),
                    metrics.get("wql.all"), model.provenance().baseline().get("wql.all"), metrics.get("series_per_second"),
                    parameters.getOrDefault("provider", ""), parameters.getOrDefault("provider_detail", ""), model.madeBy(), model.madeAt(), model.reason(), model.sha256());
        }
    }

    /** Which model answers; null: the one that ships. */
    public record Answering(Long modelId) {
    }

    /**
     * How often the night trains ({@code off}, {@code weekly}, {@code nightly}), and why it cannot, empty when it can; {@code provider}: where it would compute and why there, two codes;
     * {@code providerDetail}: the cards that are there, used or not.
     */
    public record Tuning(String schedule, String obstacle, String provider, String providerDetail) {
    }

    /** The small networks that learned from the blend, and why no other can be taught, empty when it can. */
    public record Students(String obstacle, List<StudentFacts> students) {
    }

    private ForecastNetworks networks;
    private NetworkTunings tunings;
    private StudentNetworks students;
    private NetworkFolder folder;

    protected NetworksResource() {
    }

    @Inject
    public NetworksResource(ForecastNetworks networks, NetworkTunings tunings, StudentNetworks students, NetworkFolder folder) {
        this.networks = networks;
        this.folder = folder;
        this.students = students;
        this.tunings = tunings;
    }

    /** Newest first. */
    @GET
    public List<NetworkAnswer> list() {
        return networks.all().stream().map(NetworkAnswer::of).toList();
    }

    /** Asks for a look into the models folder; it runs as a job. */
    @POST
    @Path("folder")
    @RolesAllowed(Role.ADMINISTER)
    @Idempotent
    public Response look() {
        folder.look();
        return Response.accepted().build();
    }

    /** Goes back to what answered before. */
    @POST
    @Path("rollback")
    @RolesAllowed(Role.MANAGE)
    public Answering rollBack() {
        StoredModel model = networks.rollBack();
        return new Answering(model == null ? null : model.id());
    }

    /** The newest attempts, newest first. */
    @GET
    @Path("tunings")
    public List<NetworkTuningFacts> tunings(@QueryParam("limit") @DefaultValue("20") int limit) {
        return tunings.newest(Math.clamp(limit, 1, MOST));
    }

    /** Asks for one attempt; it runs as a job. */
    @POST
    @Path("tunings")
    @RolesAllowed(Role.MANAGE)
    @Idempotent
    public Response tune() {
        tunings.start();
        return Response.accepted().build();
    }

    /** Newest first, each with its scores and speed beside its teacher's. */
    @GET
    @Path("distillations")
    public Students students() {
        return new Students(students.obstacle().orElse(""), students.all());
    }

    /** Asks for one, {@code small} or {@code full}; it runs as a job. */
    @POST
    @Path("distillations")
    @RolesAllowed(Role.MANAGE)
    @Idempotent
    public Response distil(@QueryParam("size") @DefaultValue("small") String size) {
        students.start(StudentSize.of(size).orElseThrow(() -> new IllegalArgumentException("size (%s) must be small or full".formatted(size))));
        return Response.accepted().build();
    }

    @GET
    @Path("tunings/schedule")
    public Tuning tuning() {
        var foreseen = tunings.foreseen();
        return new Tuning(tunings.schedule().code(), tunings.obstacle().orElse(""), foreseen.codes(), foreseen.detail());
    }

    @PUT
    @Path("tunings/schedule")
    @RolesAllowed(Role.MANAGE)
    public Tuning schedule(Tuning wanted) {
        if (wanted == null || wanted.schedule() == null) {
            throw new IllegalArgumentException("schedule is needed: off, weekly or nightly.");
        }
        tunings.schedule(TuningSchedule.of(wanted.schedule()));
        return tuning();
    }
}

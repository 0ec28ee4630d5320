package org.quartermaster.delivery.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.quartermaster.delivery.planning.TravelMatrix.Place;
import org.quartermaster.delivery.travel.Calibration;
import org.quartermaster.delivery.travel.Calibrations;
import org.quartermaster.delivery.travel.KnownLegs;
import org.quartermaster.delivery.travel.MatrixProtocol;
import org.quartermaster.delivery.travel.TravelSettings;
import org.quartermaster.delivery.travel.TravelSetup;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.rest.Refused;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/** How far and how fast: where distances come from, what past trips have measured, legs that are known. */
@Path("travel")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TravelResource {
    private static final int MOST_LEGS = 100_000;

    private TravelSetup setup;
    private Calibrations calibrations;
    private KnownLegs known;

    protected TravelResource() {
    }

    @Inject
    public TravelResource(TravelSetup setup, Calibrations calibrations, KnownLegs known) {
        this.setup = setup;
        this.calibrations = calibrations;
        this.known = known;
    }

    /**
     * Where distances come from.
     *
     * @param source estimate, known, service
     * @param protocol osrm, graphhopper or valhalla; absent: osrm
     * @param url    of the matrix service; empty or absent for none
     */
    public record Settings(String source, Double roadFactor, Double speedKmh, Boolean measured, String protocol, String url) {
        static Settings of(TravelSettings settings) {
            return new Settings(settings.source().code(), settings.roadFactor(), settings.speedKmh(), settings.measured(), settings.protocol().code(), settings.url());
        }

        TravelSettings settings() {
            if (roadFactor == null || speedKmh == null || measured == null) {
                throw new Refused(400, "rest.invalid", "Send source, roadFactor, speedKmh and measured.");
            }
            TravelSettings.Source wanted = Arrays.stream(TravelSettings.Source.values()).filter(one -> one.code().equals(source)).findFirst()
                    .orElseThrow(() -> new Refused(400, "rest.invalid", "source must be estimate, known or service, got %s.".formatted(source)));
            MatrixProtocol spoken = Arrays.stream(MatrixProtocol.values()).filter(one -> one.code().equals(protocol == null ? "osrm" : protocol)).findFirst()
                    .orElseThrow(() -> new Refused(400, "rest.invalid", "protocol must be osrm, graphhopper or valhalla, got %s.".formatted(protocol)));
            return new TravelSettings(wanted, roadFactor, speedKmh, measured, spoken, url == null ? "" : url);
        }
    }

    /** Settings, the hosts that may be asked, how many legs are known. */
    public record Answer(Settings settings, List<String> allowedHosts, List<KnownLegs.Count> knownLegs) {
    }

    /** A leg as it is sent: degrees, road metres, seconds of driving. */
    public record Leg(Double fromLatitude, Double fromLongitude, Double toLatitude, Double toLongitude, Integer metres, Integer seconds) {
        KnownLegs.Leg leg() {
            if (fromLatitude == null || fromLongitude == null || toLatitude == null || toLongitude == null || metres == null || seconds == null) {
                throw new Refused(400, "rest.invalid", "A leg needs fromLatitude, fromLongitude, toLatitude, toLongitude, metres and seconds.");
            }
            return new KnownLegs.Leg(new Place(fromLatitude, fromLongitude), new Place(toLatitude, toLongitude), metres, seconds);
        }
    }

    /** How many legs were kept or forgotten. */
    public record Legs(int legs) {
    }

    @GET
    public Answer settings() {
        return new Answer(Settings.of(setup.settings()), setup.allowed().hosts().stream().sorted().toList(), known.counts());
    }

    /** States where distances come from; the next plans are made with it. */
    @PUT
    @RolesAllowed(Role.ADMINISTER)
    public Answer state(Settings settings) {
        Bodies.require(settings != null, "Send the settings as JSON.");
        setup.state(settings.settings());
        return settings();
    }

    /** The newest measurement on past trips. */
    @GET
    @Path("calibration")
    public Calibration calibration() {
        return calibrations.latest().orElseThrow(() -> new NotFound("calibration", "newest"));
    }

    /** Measures on the trips that drivers checked off in the last half year. */
    @POST
    @Path("calibration")
    @Idempotent
    @RolesAllowed(Role.MANAGE)
    public Response measure() {
        return Response.status(Response.Status.CREATED).entity(calibrations.measure()).build();
    }

    /** Keeps legs; they replace what was known of them. */
    @PUT
    @Path("legs")
    @RolesAllowed(Role.MANAGE)
    public Legs upload(List<Leg> legs) {
        Bodies.require(legs != null && !legs.isEmpty() && legs.size() <= MOST_LEGS && legs.stream().noneMatch(Objects::isNull), "Send 1 to %d legs as a JSON array.".formatted(MOST_LEGS));
        return new Legs(known.upload(legs.stream().map(Leg::leg).toList()));
    }

    /** Forgets the legs of a source, {@code file} or {@code service}. */
    @DELETE
    @Path("legs/{source}")
    @RolesAllowed(Role.MANAGE)
    public Legs forget(@PathParam("source") String source) {
        return new Legs(known.forget(source));
    }
}

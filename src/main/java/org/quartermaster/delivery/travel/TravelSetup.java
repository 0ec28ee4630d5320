package org.quartermaster.delivery.travel;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Role;

/** States where distances come from. */
@ApplicationScoped
@Transactional
public class TravelSetup {
    private Jdbi jdbi;
    private Clock clock;
    private Event<Audited> audited;
    private AllowedHosts allowed;

    protected TravelSetup() {
    }

    @Inject
    public TravelSetup(Jdbi jdbi, Clock clock, Event<Audited> audited) {
        this(jdbi, clock, audited, AllowedHosts.fromEnvironment());
    }

    TravelSetup(Jdbi jdbi, Clock clock, Event<Audited> audited, AllowedHosts allowed) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.audited = audited;
        this.allowed = allowed;
    }

    /** As they are; what nobody stated is usual. */
    @RolesAllowed(Role.VIEW)
    public TravelSettings settings() {
        Map<String, String> stated = jdbi.withHandle(handle -> handle.createQuery("select name, value from setting where name like 'delivery.%'")
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        TravelSettings usual = TravelSettings.USUAL;
        return new TravelSettings(TravelSettings.Source.valueOf(stated.getOrDefault("delivery.travel_source", usual.source().code()).toUpperCase(Locale.ROOT)),
                Double.parseDouble(stated.getOrDefault("delivery.road_factor", String.valueOf(usual.roadFactor()))),
                Double.parseDouble(stated.getOrDefault("delivery.speed_kmh", String.valueOf(usual.speedKmh()))),
                Boolean.parseBoolean(stated.getOrDefault("delivery.travel_measured", String.valueOf(usual.measured()))),
                MatrixProtocol.valueOf(stated.getOrDefault("delivery.matrix_protocol", usual.protocol().code()).toUpperCase(Locale.ROOT)), stated.getOrDefault("delivery.matrix_url", usual.url()));
    }

    /** The hosts that may be asked. */
    @RolesAllowed(Role.VIEW)
    public AllowedHosts allowed() {
        return allowed;
    }

    /**
     * States them. The next plans are made with them; plans that are there keep what they were made with.
     *
     * @throws org.quartermaster.shared.Conflict when the service's address is none, or its host is not allowed
     */
    @RolesAllowed(Role.ADMINISTER)
    public void state(TravelSettings settings) {
        if (!settings.url().isBlank() || settings.source() == TravelSettings.Source.SERVICE) {
            allowed.check(settings.url());
        }
        TravelSettings before = settings();
        jdbi.useTransaction(handle -> {
            var batch = handle.prepareBatch("""
                    insert into setting (name, value, changed_at, changed_by) values (:name, :value, :now, :by)
                    on duplicate key update value = :value, changed_at = :now, changed_by = :by
                    """);
            values(settings).forEach((name, value) -> batch.bind("name", name).bind("value", value).bind("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .bind("by", Actor.required().name()).add());
            batch.execute();
        });
        audited.fire(new Audited("delivery.travel", "setting", "delivery.travel_source", before.toString(), settings.toString()));
    }

    private static Map<String, String> values(TravelSettings settings) {
        return Map.of("delivery.travel_source", settings.source().code(), "delivery.road_factor", String.valueOf(settings.roadFactor()), "delivery.speed_kmh",
                String.valueOf(settings.speedKmh()), "delivery.travel_measured", String.valueOf(settings.measured()), "delivery.matrix_url", settings.url().strip(), "delivery.matrix_protocol", settings.protocol().code());
    }
}

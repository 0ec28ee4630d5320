package org.quartermaster.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SessionInitEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Currency;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Settings;

/** Gives every new session the company's currency (setting {@code company.currency}, EUR when there is none) and time zone (that of the clock). */
@ApplicationScoped
class Company {

    /** Session attribute: ISO 4217 code. */
    static final String CURRENCY = "qm.currency";
    /** Session attribute: a {@link java.time.ZoneId}. */
    static final String ZONE = "qm.zone";
    private static final System.Logger LOG = System.getLogger(Company.class.getName());
    private Jdbi jdbi;
    private Clock clock;

    protected Company() {
    }

    @Inject
    Company(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    void onService(@Observes ServiceInitEvent event) {
        event.getSource().addSessionInitListener(this::onSession);
    }

    private void onSession(SessionInitEvent event) {
        event.getSession().setAttribute(CURRENCY, currency());
        event.getSession().setAttribute(ZONE, clock.getZone());
    }

    private String currency() {
        try {
            return Settings.find(jdbi, Settings.CURRENCY).map(code -> Currency.getInstance(code).getCurrencyCode()).orElse("EUR");
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The setting company.currency cannot be used; showing EUR.", e);
            return "EUR";
        }
    }
}

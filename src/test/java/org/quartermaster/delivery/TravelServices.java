package org.quartermaster.delivery;

import jakarta.enterprise.event.Event;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.delivery.travel.Calibrations;
import org.quartermaster.delivery.travel.KnownLegs;
import org.quartermaster.delivery.travel.TravelSetup;
import org.quartermaster.delivery.travel.Travels;
import org.quartermaster.shared.Audited;

/** The travel services wired by hand. */
final class TravelServices {

    private TravelServices() {
    }

    static Travels travels(Jdbi jdbi, Clock clock, Event<Audited> audited) {
        var setup = new TravelSetup(jdbi, clock, audited);
        return new Travels(setup, new Calibrations(jdbi, clock, setup, audited), new KnownLegs(jdbi, clock, audited));
    }
}

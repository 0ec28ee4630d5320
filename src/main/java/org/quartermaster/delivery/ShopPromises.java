package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Settings;
import org.quartermaster.shared.Role;

/**
 * Answers a shop's visitors when a basket can reach an address. The numbers of lines and units are bounded, so that asking for more and more does not tell how much
 * is on stock beyond {@link #MOST_UNITS}.
 */
@ApplicationScoped
@Transactional
public class ShopPromises {

    /** Units of one SKU at most. */
    public static final int MOST_UNITS = 20;
    /** SKUs of one basket at most. */
    public static final int MOST_LINES = 50;

    private Jdbi jdbi;
    private CustomerPromises promises;

    protected ShopPromises() {
    }

    @Inject
    public ShopPromises(Jdbi jdbi, CustomerPromises promises) {
        this.jdbi = jdbi;
        this.promises = promises;
    }

    /**
     * Looks, as {@link CustomerPromises#promise}.
     *
     * @throws IllegalArgumentException also when the basket is larger than a visitor's
     */
    @RolesAllowed(Role.VIEW)
    public ShopPromise promise(Map<String, Integer> units, double latitude, double longitude) {
        if (units.size() > MOST_LINES) {
            throw new IllegalArgumentException("The basket (%d lines) must have at most %d.".formatted(units.size(), MOST_LINES));
        }
        units.forEach((code, count) -> {
            if (count != null && count > MOST_UNITS) {
                throw new IllegalArgumentException("Units of %s (%d) must be at most %d here.".formatted(code, count, MOST_UNITS));
            }
        });
        Promise found = promises.promise(units, latitude, longitude);
        return new ShopPromise(currency(), found.ways().stream().map(way -> new ShopPromise.Way(way.arrives(), way.orderBy(), BigDecimal.valueOf(way.paidCents(), 2))).toList());
    }

    private String currency() {
        return Settings.find(jdbi, Settings.CURRENCY).orElse("EUR");
    }
}

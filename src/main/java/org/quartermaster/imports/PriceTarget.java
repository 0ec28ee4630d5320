package org.quartermaster.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * List prices, past and planned. A price holds from its first day on, and up to a last day where one is given: then the price that held before comes back. Prices that the plan had between these days are replaced. A row with a campaign is
 * an offer: the list price stays, and the price becomes a promotion with its depth. Offers are judged by the list prices of the whole file.
 */
final class PriceTarget implements RowTarget {

    private static final ImportKind KIND = ImportKind.PRICES;
    private static final int CAMPAIGN = KIND.index("campaign");

    /** A row that can be read. */
    private record Price(int sku, LocalDate from, LocalDate to, BigDecimal price, String campaign) {
    }

    private final Codes skus;
    private final PricePlans plans;
    private final PriceOffers offers;
    private long changed;
    private long known;

    PriceTarget(Handle handle) {
        skus = new Codes(handle, "sku");
        plans = new PricePlans(handle);
        offers = new PriceOffers(handle);
    }

    @Override
    public boolean waits(Object[] values) {
        return !campaign(values).isEmpty();
    }

    private static String campaign(Object[] values) {
        return values[CAMPAIGN] instanceof String name ? name.strip() : "";
    }

    @Override
    public Optional<Misfit> accept(Object[] values) {
        Integer sku = skus.find((String) values[0]);
        if (sku == null) {
            return Optional.of(new Misfit("sku", "unknownSku"));
        }
        LocalDate to = values[KIND.index("toDay")] instanceof LocalDateTime day ? day.toLocalDate() : null;
        var row = new Price(sku, ((LocalDateTime) values[KIND.index("fromDay")]).toLocalDate(), to, ((BigDecimal) values[KIND.index("unitPrice")]).setScale(PricePlan.SCALE, RoundingMode.HALF_EVEN),
                campaign(values));
        if (row.price().signum() <= 0) {
            return Optional.of(new Misfit("unitPrice", "notPositiveNumber"));
        }
        if (to != null && to.isBefore(row.from())) {
            return Optional.of(new Misfit("toDay", "endsBeforeItBegins"));
        }
        return row.campaign().isEmpty() ? held(row) : offered(row);
    }

    private Optional<Misfit> held(Price row) {
        PricePlan plan = plans.of(row.sku());
        if (row.to() != null && plan.at(row.from()).isEmpty()) {
            return Optional.of(new Misfit("unitPrice", "noPriceBefore"));
        }
        boolean isNew = plan.hold(row.from(), row.to(), row.price());
        if (isNew) {
            plans.changed(row.sku());
        }
        return taken(isNew);
    }

    private Optional<Misfit> offered(Price row) {
        Optional<BigDecimal> list = plans.of(row.sku()).at(row.from());
        if (row.to() == null) {
            return Optional.of(new Misfit("toDay", "missing"));
        }
        if (list.isEmpty() || row.price().compareTo(list.get()) >= 0) {
            return Optional.of(new Misfit("unitPrice", list.isEmpty() ? "noPriceBefore" : "notBelowListPrice"));
        }
        BigDecimal depth = BigDecimal.ONE.subtract(row.price().divide(list.get(), PricePlan.SCALE, RoundingMode.HALF_EVEN));
        return taken(offers.take(new PriceOffers.Offer(row.sku(), row.from()), new PriceOffers.Terms(row.to(), depth, row.campaign())));
    }

    private Optional<Misfit> taken(boolean isNew) {
        changed += isNew ? 1 : 0;
        known += isNew ? 0 : 1;
        return Optional.empty();
    }

    @Override
    public Map<String, Long> finish() {
        plans.write();
        offers.write();
        return Map.of("changed", changed, "known", known);
    }
}

package org.quartermaster.catalog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.Query;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;

/** Which SKUs are bundles, and what one of them takes from stock. A bundle has no stock and no demand of its own: what it sells is demand for its parts. */
@ApplicationScoped
@Transactional
public class Bundles {

    private static final int PRICE_DIGITS = 4;

    private Jdbi jdbi;

    protected Bundles() {
    }

    @Inject
    public Bundles(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The parts of every bundle, ascending by component. */
    @RolesAllowed(Role.VIEW)
    public Map<SkuId, List<BundlePart>> all() {
        return jdbi.withHandle(Bundles::read);
    }

    /** The parts of every bundle, within a transaction of another room. */
    public static Map<SkuId, List<BundlePart>> read(Handle handle) {
        return parts(handle.createQuery("select bundle_id, component_id, units from bundle_part order by bundle_id, component_id"));
    }

    private static Map<SkuId, List<BundlePart>> among(Handle handle, Collection<SkuId> skus) {
        return parts(handle.createQuery("select bundle_id, component_id, units from bundle_part where bundle_id in (<skus>) order by bundle_id, component_id")
                .bindList(EmptyHandling.NULL_KEYWORD, "skus", skus.stream().map(SkuId::value).toList()));
    }

    private static Map<SkuId, List<BundlePart>> parts(Query query) {
        var bundles = new HashMap<SkuId, List<BundlePart>>();
        query.map((row, _) -> bundles.computeIfAbsent(new SkuId(row.getInt(1)), _ -> new ArrayList<>(4)).add(new BundlePart(new SkuId(row.getInt(2)), row.getInt(3)))).list();
        return bundles;
    }

    /** Wanted units with each bundle replaced by its parts. */
    @RolesAllowed(Role.VIEW)
    public Map<SkuId, Integer> exploded(Map<SkuId, Integer> wanted) {
        Map<SkuId, List<BundlePart>> bundles = jdbi.withHandle(handle -> among(handle, wanted.keySet()));
        var units = new LinkedHashMap<SkuId, Integer>();
        wanted.forEach((sku, count) -> bundles.getOrDefault(sku, List.of(new BundlePart(sku, 1)))
                .forEach(part -> units.merge(part.component(), Math.multiplyExact(part.units(), count), Math::addExact)));
        return units;
    }

    /**
     * What one unit of each part costs in a bundle: its price shared out as the parts' list prices stand to each other, equally when none is known. Rounded to four digits, so that the parts
     * of one bundle add up to its price within half a digit per unit.
     *
     * @param listPrice per unit of a SKU; 0 or NaN when unknown
     */
    public static Map<SkuId, BigDecimal> prices(BigDecimal price, List<BundlePart> parts, ToDoubleFunction<SkuId> listPrice) {
        double sum = parts.stream().mapToDouble(part -> known(listPrice, part) * part.units()).sum();
        int units = parts.stream().mapToInt(BundlePart::units).sum();
        var prices = new LinkedHashMap<SkuId, BigDecimal>();
        parts.forEach(part -> prices.put(part.component(),
                price.multiply(BigDecimal.valueOf(sum > 0 ? known(listPrice, part) / sum : 1.0 / units)).setScale(PRICE_DIGITS, RoundingMode.HALF_UP)));
        return prices;
    }

    private static double known(ToDoubleFunction<SkuId> listPrice, BundlePart part) {
        double price = listPrice.applyAsDouble(part.component());
        return price > 0 ? price : 0;
    }
}

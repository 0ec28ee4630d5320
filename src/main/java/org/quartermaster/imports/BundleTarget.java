package org.quartermaster.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What bundles are made of, one row per part. A bundle that the file names gets exactly the parts that stand there; one of which a row cannot be used keeps those it had. */
final class BundleTarget implements RowTarget {

    private static final ImportKind KIND = ImportKind.BUNDLES;
    private static final int MOST_UNITS = 9_999;

    private final Handle handle;
    private final Codes skus;
    private final Set<Integer> knownBundles = new HashSet<>();
    private final Map<Integer, Set<Integer>> bundlesOfPart = new HashMap<>();
    private final Map<Integer, Map<Integer, Integer>> bundles = new LinkedHashMap<>();
    private final Set<String> broken = new HashSet<>();

    BundleTarget(Handle handle) {
        this.handle = handle;
        skus = new Codes(handle, "sku");
        handle.createQuery("select bundle_id, component_id from bundle_part").map((row, _) -> {
            knownBundles.add(row.getInt(1));
            return bundlesOfPart.computeIfAbsent(row.getInt(2), _ -> new HashSet<>()).add(row.getInt(1));
        }).list();
    }

    @Override
    public Optional<Misfit> accept(Object[] values) {
        var misfit = judged(values);
        misfit.ifPresent(_ -> unread((String) values[0]));
        return misfit;
    }

    @Override
    public void unread(String key) {
        broken.add(Codes.folded(key));
    }

    private Optional<Misfit> judged(Object[] values) {
        Integer bundle = skus.find((String) values[0]);
        Integer component = skus.find((String) values[KIND.index("component")]);
        int units = (Integer) values[KIND.index("units")];
        if (bundle == null || component == null) {
            return Optional.of(new Misfit(bundle == null ? "bundle" : "component", "unknownSku"));
        }
        if (bundle.equals(component)) {
            return Optional.of(new Misfit("component", "itself"));
        }
        if (units < 1 || units > MOST_UNITS) {
            return Optional.of(new Misfit("units", units < 1 ? "notPositive" : "outOfRange"));
        }
        if (knownBundles.contains(component) || bundlesOfPart.containsKey(bundle)) {
            return Optional.of(new Misfit(knownBundles.contains(component) ? "component" : "bundle", "bundleInBundle"));
        }
        knownBundles.add(bundle);
        bundlesOfPart.computeIfAbsent(component, _ -> new HashSet<>()).add(bundle);
        bundles.computeIfAbsent(bundle, _ -> new LinkedHashMap<>()).merge(component, units, Integer::sum);
        return Optional.empty();
    }

    @Override
    public Map<String, Long> finish() {
        Set<Integer> left = new HashSet<>();
        broken.forEach(code -> Optional.ofNullable(skus.find(code)).ifPresent(left::add));
        long incomplete = bundles.keySet().stream().filter(left::contains).count();
        bundles.keySet().removeAll(left);
        if (bundles.isEmpty()) {
            return Map.of("added", 0L, "incompleteBundles", incomplete);
        }
        var forgotten = handle.prepareBatch("delete from bundle_part where bundle_id = ?");
        var parts = handle.prepareBatch("insert into bundle_part (bundle_id, component_id, units) values (?, ?, ?)");
        bundles.forEach((bundle, components) -> {
            forgotten.add(bundle);
            components.forEach((component, units) -> parts.add(bundle, component, units));
        });
        forgotten.execute();
        parts.execute();
        return Map.of("added", (long) bundles.size(), "incompleteBundles", incomplete);
    }
}

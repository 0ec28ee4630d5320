package org.quartermaster.security;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pictures under the maps from a server that an administrator names; off unless the environment variable {@code QM_TILES} holds an address like
 * {@code https://tiles.example/{z}/{x}/{y}.png}. Browsers may load pictures from exactly this host then, and from no other; whoever runs it sees which places are looked
 * at. {@code QM_TILES_ATTRIBUTION} says who made them.
 *
 * @param address     with {z}, {x} and {y}
 * @param attribution shown on the map; empty for none
 */
public record MapTiles(String address, String attribution) {
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?", Pattern.CASE_INSENSITIVE);

    /** @throws IllegalArgumentException when it is no address of tiles on one host over HTTPS */
    public MapTiles {
        URI place = URI.create(address.replace("{z}", "0").replace("{x}", "0").replace("{y}", "0").replace("{r}", ""));
        boolean isWhole = address.contains("{z}") && address.contains("{x}") && address.contains("{y}");
        boolean isHost = place.getHost() != null && HOST.matcher(place.getHost()).matches() && place.getUserInfo() == null;
        boolean isSafe = "https".equals(place.getScheme()) || "http".equals(place.getScheme()) && "localhost".equals(place.getHost());
        if (!isWhole || !isHost || !isSafe) {
            throw new IllegalArgumentException("QM_TILES (%s) must be like https://tiles.example/{z}/{x}/{y}.png: https, one host, and {z}, {x} and {y} in its path.".formatted(address));
        }
    }

    /** Those of this machine's environment; empty for none. */
    public static Optional<MapTiles> stated() {
        return of(System.getenv());
    }

    static Optional<MapTiles> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("QM_TILES")).map(String::strip).filter(address -> !address.isEmpty())
                .map(address -> new MapTiles(address, environment.getOrDefault("QM_TILES_ATTRIBUTION", "").strip()));
    }

    /** Where pictures may come from, as browsers write it: scheme, host and perhaps port. */
    String origin() {
        URI place = URI.create(address.substring(0, address.indexOf('{')).replaceFirst("^(https?://[^/]+).*", "$1"));
        return place.getScheme() + "://" + place.getRawAuthority();
    }

    /** The policy for pages, with this host's pictures in it. */
    static String into(String policy, Optional<MapTiles> tiles) {
        return tiles.map(one -> policy.replace("img-src 'self'", "img-src 'self' " + one.origin())).orElse(policy);
    }
}

package org.quartermaster.security;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A token that is wanted for a shop's pages.
 *
 * @param name           what it is for, 1 to 80 signs
 * @param life           a day to {@link Tokens#LONGEST}
 * @param origins        pages that may use it, 1 to 10, each scheme, host and port
 * @param callsPerMinute answered at most, 1 to 10,000
 */
public record ShopToken(String name, Duration life, List<String> origins, int callsPerMinute) {

    /** Enough for a shop with a few dozen visitors at a time. */
    public static final int USUAL_CALLS = 120;
    private static final int MOST_CALLS = 10_000;
    private static final int MOST_ORIGINS = 10;
    private static final int LONGEST_ORIGIN = 100;

    public ShopToken {
        origins = origins.stream().map(ShopToken::origin).distinct().toList();
        if (origins.isEmpty() || origins.size() > MOST_ORIGINS) {
            throw new IllegalArgumentException("A token for shops names 1 to %d origins such as https://shop.example; this names %d.".formatted(MOST_ORIGINS, origins.size()));
        }
        if (callsPerMinute < 1 || callsPerMinute > MOST_CALLS) {
            throw new IllegalArgumentException("A token for shops answers 1 to %,d calls a minute; %d were asked for.".formatted(MOST_CALLS, callsPerMinute));
        }
    }

    /**
     * An origin as browsers write it: lower case, without the scheme's usual port.
     *
     * @throws IllegalArgumentException when the text is none: a path, a wildcard, another scheme than http and https
     */
    static String origin(String text) {
        String stripped = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        String bare = stripped.endsWith("/") ? stripped.substring(0, stripped.length() - 1) : stripped;
        var uri = parsed(bare);
        boolean isOrigin = uri != null && uri.getHost() != null && List.of("http", "https").contains(uri.getScheme()) && uri.getRawPath().isEmpty()
                && uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null && bare.length() <= LONGEST_ORIGIN;
        if (!isOrigin) {
            throw new IllegalArgumentException("%s is no origin. Write scheme and host, and the port where it is not the usual one: https://shop.example.".formatted(text));
        }
        int usual = uri.getScheme().equals("https") ? 443 : 80;
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort());
    }

    private static URI parsed(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

package org.quartermaster.security;

import java.net.URI;
import java.util.Set;

/**
 * Tells requests that a foreign page makes with our cookies: state-changing methods and websocket handshakes must come from our own origin (CWE-352, CWE-1385).
 */
final class OriginRule {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private OriginRule() {
    }

    /**
     * Whether the request must be refused.
     *
     * @param method    HTTP method
     * @param handshake whether it opens a websocket
     * @param origin    {@code Origin} header or null
     * @param fetchSite {@code Sec-Fetch-Site} header or null
     * @param host      host and port the client spoke to
     */
    static boolean refuses(String method, boolean handshake, String origin, String fetchSite, String host) {
        if (READING.contains(method) && !handshake) {
            return false;
        }
        if (origin != null) {
            return !sameHost(origin, host);
        }
        return fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none");
    }

    private static boolean sameHost(String origin, String host) {
        try {
            var uri = URI.create(origin);
            return host != null && uri.getRawAuthority() != null && withoutUsualPort(uri.getRawAuthority(), uri.getScheme())
                    .equalsIgnoreCase(withoutUsualPort(host, uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String withoutUsualPort(String host, String scheme) {
        String usual = "https".equals(scheme) ? ":443" : ":80";
        return host.endsWith(usual) ? host.substring(0, host.length() - usual.length()) : host;
    }
}

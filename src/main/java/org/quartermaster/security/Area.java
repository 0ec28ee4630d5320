package org.quartermaster.security;

import java.util.Set;

/** The parts of the address space, each with its own door. */
enum Area {
    /** Files that are the same for everybody. */
    STATIC,
    /** Pages, their events and their push channel: a session. */
    PAGE,
    /** The REST interface: a bearer token. */
    API,
    /** The OpenAPI document: a session or a bearer token. */
    DOCUMENT,
    /** Figures about the server: an administrator. */
    METRICS,
    /** Whether the server lives: anybody. */
    HEALTH;

    private static final Set<String> STATIC_FILES = Set.of("/favicon.ico", "/robots.txt", "/sw.js", "/sw-runtime-resources-precache.js", "/manifest.webmanifest",
            "/offline.html", "/offline-stub.html");

    /** @param path the path inside the application, decoded, without query */
    static Area of(String path) {
        if (under(path, "/api")) {
            return API;
        }
        if (under(path, "/openapi")) {
            return DOCUMENT;
        }
        if (under(path, "/metrics")) {
            return METRICS;
        }
        if (under(path, "/health")) {
            return HEALTH;
        }
        return isStatic(path) ? STATIC : PAGE;
    }

    /** Files that shops load into their own pages. */
    static boolean isForShops(String path) {
        return under(path, "/qm/promise");
    }

    private static boolean isStatic(String path) {
        boolean personal = under(path, "/VAADIN/dynamic") || under(path, "/VAADIN/push");
        return !personal && (under(path, "/VAADIN") || under(path, "/qm") || under(path, "/_static") || under(path, "/webjars") || under(path, "/icons")
                || STATIC_FILES.contains(path));
    }

    private static boolean under(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}

package org.quartermaster.security;

import jakarta.servlet.http.HttpServletRequest;

/** Reads what a request says about itself. */
public final class Requests {

    private static final boolean BEHIND_PROXY = "true".equalsIgnoreCase(System.getenv("QM_BEHIND_PROXY"));

    private Requests() {
    }

    /** The path inside the application, decoded and normalised by the container, without query. */
    public static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        String path = request.getServletPath() + (info == null ? "" : info);
        return path.isEmpty() ? "/" : path;
    }

    /** The address of the client; behind a proxy ({@code QM_BEHIND_PROXY=true}) the last one in {@code X-Forwarded-For}, which that proxy wrote. */
    public static String address(HttpServletRequest request) {
        String forwarded = BEHIND_PROXY ? request.getHeader("X-Forwarded-For") : null;
        return forwarded == null ? request.getRemoteAddr() : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }

    /** Whether the body may be longer than so many bytes: also when the request does not say how long it is. */
    static boolean isLonger(HttpServletRequest request, int bytes) {
        return request.getContentLengthLong() < 0 || request.getContentLengthLong() > bytes;
    }

    /** The host and port that the client spoke to. */
    static String host(HttpServletRequest request) {
        String forwarded = BEHIND_PROXY ? request.getHeader("X-Forwarded-Host") : null;
        return forwarded == null ? request.getHeader("Host") : forwarded;
    }

    /** Whether the client spoke TLS, to us or to the proxy. */
    static boolean isSecure(HttpServletRequest request) {
        return request.isSecure() || BEHIND_PROXY && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    }
}

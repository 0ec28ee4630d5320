package org.quartermaster.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.quartermaster.shared.Role;

/**
 * Binds the acting person to the request's thread, and turns away who may not enter: pages lead to the sign-in, the rest answers 401 or 403.
 */
public class ActorFilter extends HttpFilter {

    /** Anybody may send one, so nobody may send a long one. */
    private static final int LONGEST_TOKEN_REQUEST = 4_096;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        var identity = Optional.ofNullable((Identity) request.getAttribute(Identity.ATTRIBUTE)).filter(found -> !found.mustChangePassword());
        String path = Requests.path(request);
        if (identity.filter(found -> !found.reach().covers(path)).isPresent()) {
            ProblemAnswer.write(response, 403, "security.tokenReach", "This token is for a shop's pages. It opens " + Reach.PROMISES + " and nothing else.");
            return;
        }
        boolean enters = switch (Area.of(path)) {
            case STATIC, HEALTH -> true;
            case PAGE -> entersPage(request, response, path, identity);
            case API -> entersApi(request, response, path, identity);
            case DOCUMENT -> enters(request, response, identity, Role.VIEWER);
            case METRICS -> enters(request, response, identity, Role.ADMIN);
        };
        if (enters) {
            proceed(identity, request, response, chain);
        }
    }

    private static boolean entersPage(HttpServletRequest request, HttpServletResponse response, String path, Optional<Identity> identity) throws IOException {
        if (path.equals("/logout")) {
            signOut(request, response);
            return false;
        }
        if (path.contains("/.")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return false;
        }
        if (identity.isPresent() || path.equals("/login") || request.getParameter("v-r") != null) {
            return true;
        }
        if (path.startsWith("/VAADIN/") || !request.getMethod().equals("GET")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return false;
        }
        String wanted = path.substring(1) + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        String safe = ReturnPath.safe(wanted);
        redirect(request, response, "/login" + (safe.isEmpty() ? "" : "?to=" + URLEncoder.encode(safe, StandardCharsets.UTF_8)));
        return false;
    }

    /** Ends the session, which closes its pages' push channels; a foreign page cannot do it to somebody. */
    private static void signOut(HttpServletRequest request, HttpServletResponse response) {
        String site = request.getHeader("Sec-Fetch-Site");
        var session = request.getSession(false);
        if (session != null && (site == null || site.equals("same-origin") || site.equals("none"))) {
            session.invalidate();
        }
        redirect(request, response, "/login");
    }

    /** Relative, so that it holds behind a proxy too. */
    private static void redirect(HttpServletRequest request, HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", request.getContextPath() + path);
    }

    private static boolean entersApi(HttpServletRequest request, HttpServletResponse response, String path, Optional<Identity> identity) throws IOException {
        boolean asksForToken = path.equals("/api/v1/tokens") && request.getMethod().equals("POST");
        if (!asksForToken && !enters(request, response, identity, Role.VIEWER)) {
            return false;
        }
        if (asksForToken && Requests.isLonger(request, LONGEST_TOKEN_REQUEST)) {
            ProblemAnswer.write(response, 413, "rest.tooLong", "A request for a token has a Content-Length of at most " + LONGEST_TOKEN_REQUEST + " bytes.");
            return false;
        }
        if (!path.startsWith("/api/v1/")) {
            ProblemAnswer.write(response, 404, "rest.unknownPath", "There is nothing at this address. The interface begins at /api/v1.");
            return false;
        }
        return true;
    }

    private static boolean enters(HttpServletRequest request, HttpServletResponse response, Optional<Identity> identity, Role needed) throws IOException {
        if (identity.isEmpty()) {
            boolean sent = request.getHeader("Authorization") != null;
            response.setHeader("WWW-Authenticate", "Bearer realm=\"quartermaster\"" + (sent ? ", error=\"invalid_token\"" : ""));
            ProblemAnswer.write(response, 401, "security.notSignedIn", sent ? "The bearer token is unknown, expired or revoked, or its user is disabled. Ask for a new one."
                    : "Send a bearer token. POST /api/v1/tokens with user and password answers one.");
            return false;
        }
        if (!identity.get().role().includes(needed)) {
            ProblemAnswer.write(response, 403, "security.notAllowed", "This needs the role " + needed.code() + ".");
            return false;
        }
        return true;
    }

    private static void proceed(Optional<Identity> identity, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (identity.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            identity.get().actor().call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}

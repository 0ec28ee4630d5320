package org.quartermaster.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Stands first: refuses what a foreign page sends, and tells browsers what this application never does.
 *
 * <p>Vaadin 24 starts with inline scripts and evaluates expressions of the server, and its components write inline styles; therefore the content security policy allows
 * {@code 'unsafe-inline'} and {@code 'unsafe-eval'} for our own origin. Everything foreign stays out, but the pictures of {@link MapTiles} where somebody stated them.
 */
public class HeadersFilter extends HttpFilter {

    static final String PAGE_POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
            + "form-action 'self'; frame-src 'self'; frame-ancestors 'none'";
    private static final String PAGE_POLICY_HERE = MapTiles.into(PAGE_POLICY, MapTiles.stated());
    static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        var area = Area.of(Requests.path(request));
        speak(request, response, area);
        boolean handshake = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
        boolean isAdmitted = request.getAttribute(ShopDoor.ADMITTED) != null;
        if (isAdmitted || Area.isForShops(Requests.path(request))) {
            response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        }
        if (Area.isForShops(Requests.path(request))) {
            response.setHeader("Access-Control-Allow-Origin", "*");
        }
        if (!isAdmitted && OriginRule.refuses(request.getMethod(), handshake, request.getHeader("Origin"), request.getHeader("Sec-Fetch-Site"), Requests.host(request))) {
            ProblemAnswer.write(response, 403, "security.foreignOrigin", "This request comes from a foreign page.");
            return;
        }
        chain.doFilter(request, response);
    }

    /** Also for what is answered before this filter. */
    static void speak(HttpServletRequest request, HttpServletResponse response, Area area) {
        response.setHeader("Content-Security-Policy", area == Area.PAGE || area == Area.STATIC ? PAGE_POLICY_HERE : DATA_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        if (area != Area.STATIC) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (Requests.isSecure(request)) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}

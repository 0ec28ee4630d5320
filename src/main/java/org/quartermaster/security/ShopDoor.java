package org.quartermaster.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets a shop's page, which is a foreign one, ask the one address of {@link Reach.Promises}: answers the browser's question before the call, refuses pages that the
 * token does not name and baskets that are too long, and counts. No cookie is read there, so a foreign page acts for nobody.
 *
 * <p>Stands before {@link HeadersFilter}, which refuses what foreign pages send unless it was admitted here.
 */
public class ShopDoor extends HttpFilter {

    /** Name of the request attribute of a call that was admitted. */
    static final String ADMITTED = ShopDoor.class.getName();
    private static final String SECONDS_TO_REMEMBER = "600";
    /** Whoever reads the page may send one, so nobody may send a long one: 50 lines, with much to spare. */
    private static final int LONGEST_BASKET = 16_384;

    @Inject
    private ShopCalls calls;

    public ShopDoor() {
    }

    ShopDoor(ShopCalls calls) {
        this.calls = calls;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (!Requests.path(request).equals(Reach.PROMISES)) {
            chain.doFilter(request, response);
            return;
        }
        HeadersFilter.speak(request, response, Area.API);
        if (request.getMethod().equals("OPTIONS")) {
            answerBeforehand(request, response);
        } else if (request.getAttribute(Identity.ATTRIBUTE) instanceof Identity identity) {
            enter(identity, request, response, chain);
        } else {
            admitToBeRefused(request, response, chain);
        }
    }

    private void enter(Identity identity, HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (identity.reach() instanceof Reach.Promises reach) {
            admit(reach, request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A shop's page may read that its token is not valid any more. */
    private void admitToBeRefused(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String origin = request.getHeader("Origin");
        if (origin != null && calls.isWelcome(origin)) {
            open(response, origin);
            request.setAttribute(ADMITTED, true);
        }
        chain.doFilter(request, response);
    }

    /** The browser asks without the token whether it may be sent. */
    private void answerBeforehand(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String origin = request.getHeader("Origin");
        if (origin == null || !calls.isWelcome(origin)) {
            refuse(response);
            return;
        }
        open(response, origin);
        response.setHeader("Access-Control-Allow-Methods", "POST");
        response.setHeader("Access-Control-Allow-Headers", "authorization, content-type");
        response.setHeader("Access-Control-Max-Age", SECONDS_TO_REMEMBER);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /** A call without an origin comes from no page: the shop's own server. */
    private void admit(Reach.Promises reach, HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String origin = request.getHeader("Origin");
        if (origin != null && !reach.origins().contains(origin)) {
            refuse(response);
            return;
        }
        if (origin != null) {
            open(response, origin);
        }
        if (request.getMethod().equals("POST") && Requests.isLonger(request, LONGEST_BASKET)) {
            ProblemAnswer.write(response, 413, "rest.tooLong", "A basket has a Content-Length of at most " + LONGEST_BASKET + " bytes.");
            return;
        }
        var pause = calls.pause(reach, Requests.address(request));
        if (pause.isPositive()) {
            response.setHeader("Retry-After", Long.toString(pause.toSeconds()));
            ProblemAnswer.write(response, 429, "security.tooManyCalls", "Too many calls with this token. Try again in %d s.".formatted(pause.toSeconds()));
            return;
        }
        request.setAttribute(ADMITTED, true);
        chain.doFilter(request, response);
    }

    private static void open(HttpServletResponse response, String origin) {
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Expose-Headers", "Retry-After");
        response.setHeader("Vary", "Origin");
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Origin");
        ProblemAnswer.write(response, 403, "security.foreignOrigin", "No token for shops names the page that this request comes from.");
    }
}

package org.quartermaster.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartermaster.shared.Role;

/**
 * Finds out who stands behind a request: a session for pages, a bearer token for {@code /api}, either for the OpenAPI document. It never refuses;
 * {@link ActorFilter} does, which knows what each area answers.
 */
@ApplicationScoped
public class DoorMechanism implements HttpAuthenticationMechanism {

    private static final String BEARER = "Bearer ";
    private Identities identities;

    protected DoorMechanism() {
    }

    @Inject
    public DoorMechanism(Identities identities) {
        this.identities = identities;
    }

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        var identity = identity(request);
        identity.ifPresent(found -> request.setAttribute(Identity.ATTRIBUTE, found));
        return identity.filter(found -> !found.mustChangePassword())
                .map(found -> context.notifyContainerAboutLogin(found.name(), roles(found.role())))
                .orElseGet(context::doNothing);
    }

    private Optional<Identity> identity(HttpServletRequest request) {
        return switch (Area.of(Requests.path(request))) {
            case STATIC, HEALTH -> Optional.empty();
            case PAGE -> ofSession(request);
            case API -> ofBearer(request);
            case DOCUMENT, METRICS -> ofBearer(request).or(() -> ofSession(request));
        };
    }

    private Optional<Identity> ofBearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.length() <= 500 && header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .flatMap(header -> identities.ofToken(header.substring(BEARER.length()).strip()));
    }

    private Optional<Identity> ofSession(HttpServletRequest request) {
        var signedIn = SignedInSession.of(request);
        var identity = signedIn.filter(session -> !session.isTooOld(Instant.now())).flatMap(session -> identities.ofUser(session.userId(), session.stamp()));
        if (signedIn.isPresent() && identity.isEmpty()) {
            request.getSession().invalidate();
        }
        return identity;
    }

    private static Set<String> roles(Role role) {
        return Arrays.stream(Role.values()).filter(role::includes).map(Role::code).collect(Collectors.toSet());
    }
}

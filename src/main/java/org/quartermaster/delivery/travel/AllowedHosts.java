package org.quartermaster.delivery.travel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartermaster.shared.Conflict;

/** The hosts that whoever runs the server allows it to ask for travel matrices: {@code QM_MATRIX_HOSTS}, separated by commas. Nobody can add one from a screen. */
public record AllowedHosts(Set<String> hosts) {
    static final String VARIABLE = "QM_MATRIX_HOSTS";

    public AllowedHosts {
        hosts = Set.copyOf(hosts);
    }

    static AllowedHosts fromEnvironment() {
        return of(Optional.ofNullable(System.getenv(VARIABLE)).orElse(""));
    }

    static AllowedHosts of(String list) {
        return new AllowedHosts(Arrays.stream(list.split(",")).map(String::strip).filter(host -> !host.isEmpty()).map(String::toLowerCase).collect(Collectors.toSet()));
    }

    /**
     * The address, when it may be asked: http or https, a host that is allowed (with its port when it has one), nobody's name and password in it.
     *
     * @throws Conflict else
     */
    URI check(String url) {
        URI address = parsed(url);
        boolean isWeb = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        if (!isWeb || address.getHost() == null || address.getUserInfo() != null || address.getQuery() != null) {
            throw notAnAddress(url);
        }
        String host = address.getHost().toLowerCase() + (address.getPort() < 0 ? "" : ":" + address.getPort());
        if (!hosts.contains(host)) {
            throw new Conflict("delivery.conflict.matrixHost", "%s is not among the allowed hosts %s. Whoever runs the server names them in %s.".formatted(host, hosts, VARIABLE),
                    host, VARIABLE);
        }
        return address;
    }

    private static URI parsed(String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException e) {
            throw notAnAddress(url);
        }
    }

    private static Conflict notAnAddress(String url) {
        return new Conflict("delivery.conflict.matrixUrl", "%s is no address of a matrix service; it must read like https://osrm.example/table/v1/driving, without a query.".formatted(url), url);
    }
}

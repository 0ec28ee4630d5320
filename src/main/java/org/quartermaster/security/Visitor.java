package org.quartermaster.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Who counts as one visitor. */
final class Visitor {

    /** One customer of a provider has at least a /64 (RFC 6177), that is 2⁶⁴ addresses to call from. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private Visitor() {
    }

    /**
     * SHA-256 of an IPv4 address or of the network of an IPv6 address, hexadecimal.
     *
     * @param address as the container or a proxy writes it; whatever is no address stands for itself
     */
    static String of(String address) {
        return Digest.sha256(network(address));
    }

    /** An address to count by: an IPv4 address, or the network of an IPv6 address in hexadecimal. */
    static String network(String address) {
        try {
            var literal = InetAddress.ofLiteral(address);
            return literal instanceof Inet6Address ? HexFormat.of().formatHex(Arrays.copyOf(literal.getAddress(), IPV6_NETWORK_BYTES)) : literal.getHostAddress();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}

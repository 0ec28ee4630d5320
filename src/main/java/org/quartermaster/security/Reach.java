package org.quartermaster.security;

import java.util.Set;

/** Which addresses an identity may call at all; its role says what it may do there. */
public sealed interface Reach {

    /** The one address that a token for shops opens. */
    String PROMISES = "/api/v1/shop-promises";

    /** @param path inside the application, decoded, without query */
    boolean covers(String path);

    /** A person, or a program that stands for one. */
    record Everywhere() implements Reach {
        @Override
        public boolean covers(String path) {
            return true;
        }
    }

    /**
     * A shop's page that asks when a basket can reach a place. Its token is read by whoever reads the page, therefore it opens nothing else.
     *
     * @param token          identity of the token
     * @param origins        pages that may use it, as browsers write them
     * @param callsPerMinute answered at most, ≥ 1
     */
    record Promises(int token, Set<String> origins, int callsPerMinute) implements Reach {
        public Promises {
            origins = Set.copyOf(origins);
        }

        @Override
        public boolean covers(String path) {
            return path.equals(PROMISES);
        }
    }
}

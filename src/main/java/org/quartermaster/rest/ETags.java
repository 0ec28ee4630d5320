package org.quartermaster.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;

/** The version of a thing as {@code ETag}, and the version that a change was made for as {@code If-Match}. */
public final class ETags {

    private ETags() {
    }

    /** 200 with the thing and its version. */
    public static Response answer(Object entity, int version) {
        return Response.ok(entity).tag(new EntityTag(Integer.toString(version))).build();
    }

    /**
     * The version in {@code If-Match}.
     *
     * @throws Refused 428 when the header is missing, 400 when it is not a version of ours
     */
    public static int version(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Refused(428, "rest.ifMatchMissing", "Send If-Match with the ETag that you read, so that nobody's change is overwritten.");
        }
        try {
            return Integer.parseInt(ifMatch.strip().replaceFirst("^W/", "").replace("\"", ""));
        } catch (NumberFormatException e) {
            throw new Refused(400, "rest.ifMatchUnknown", "If-Match must be the ETag that this address answered.");
        }
    }

    /** Whether {@code If-None-Match: *} asks that there be none yet: it is a new one. */
    public static boolean isForNew(String ifNoneMatch) {
        return ifNoneMatch != null && ifNoneMatch.strip().equals("*");
    }

    /**
     * Compares the version in {@code If-Match} with the present one.
     *
     * @throws Refused 412 when they differ
     */
    public static void require(String ifMatch, int present) {
        if (version(ifMatch) != present) {
            throw new Refused(412, "rest.changedMeanwhile", "It was changed meanwhile. Read it again and decide afresh.");
        }
    }
}

package org.quartermaster.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.JsonbException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.NotSignedIn;
import org.quartermaster.shared.Role;

class ProblemsTest {

    static Stream<Arguments> expected() {
        return Stream.of(
                Arguments.of(new NotSignedIn(), 401, "security.notSignedIn"),
                Arguments.of(new NotAllowed("no"), 403, "security.notAllowed"),
                Arguments.of(new NotFound("order", 7), 404, "rest.notFound"),
                Arguments.of(new Conflict("purchasing.conflict.sent", "It was sent."), 409, "purchasing.conflict.sent"),
                Arguments.of(new Refused(422, "rest.keyReused", "Another request."), 422, "rest.keyReused"),
                Arguments.of(new IllegalStateException(new Conflict("a.conflict.b", "wrapped")), 409, "a.conflict.b"),
                Arguments.of(new JsonbException("bad"), 400, "rest.badBody"));
    }

    @ParameterizedTest
    @MethodSource("expected")
    void givesExpectedErrorsTheirStatusAndKey(Throwable error, int status, String code) {
        var problem = Problems.of(error);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.incident()).isNull();
    }

    @Test
    void saysNothingAboutTheInsideOfAnUnexpectedError() {
        var problem = Problems.of(new IllegalStateException("secret", new SQLException("select password from app_user")));
        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.detail()).doesNotContain("secret").doesNotContain("select").contains(problem.incident());
        assertThat(problem.incident()).hasSize(8);
    }

    @Test
    void tellsOurOwnChecksFromThoseOfLibraries() {
        assertThat(Problems.of(ours()).status()).isEqualTo(400);
        assertThat(Problems.of(library()).status()).isEqualTo(500);
    }

    private static IllegalArgumentException ours() {
        return new IllegalArgumentException("limit (0) must be ≥ 1");
    }

    /** Thrown inside the JDK; our {@code Role.of} is below it on the stack. */
    private static IllegalArgumentException library() {
        try {
            Role.of("king");
            throw new AssertionError("there is no king");
        } catch (IllegalArgumentException e) {
            return e;
        }
    }
}

package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quartermaster.security.SecurityServices.as;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.TableQuery;

class TokensIT {

    private static final Actor ANNA = new Actor("anna", Role.BUYER, Set.of());
    private static final Actor BEA = new Actor("bea", Role.BUYER, Set.of());
    private final SecurityServices services = new SecurityServices();
    private final Tokens tokens = services.tokens;

    @BeforeEach
    void makeUsers() {
        services.user("anna", Role.BUYER, "harbour lantern seven");
        services.user("bea", Role.BUYER, "harbour lantern eight");
    }

    private Tokens.NewToken issue() {
        return as(ANNA, () -> tokens.issue("till", Duration.ofDays(2)));
    }

    @Test
    void carriesItsUsersRoleAtTheTimeOfUse() {
        var token = issue();
        assertThat(services.identities.ofToken(token.token()).orElseThrow().role()).isEqualTo(Role.BUYER);
        services.jdbi.useHandle(handle -> handle.execute("update app_user set role = 'viewer' where name = 'anna'"));
        assertThat(services.identities.ofToken(token.token()).orElseThrow().role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void isNotKeptInTheClear() {
        var token = issue();
        String stored = services.jdbi.withHandle(handle -> handle.createQuery("select token_hash from api_token").mapTo(String.class).one());
        assertThat(stored).hasSize(64).isNotEqualTo(token.token());
        assertThat(services.identities.ofToken(stored)).isEmpty();
    }

    @Test
    void isRefusedOnceRevoked() {
        var token = issue();
        ANNA.run(() -> tokens.revoke(token.id()));
        assertThat(services.identities.ofToken(token.token())).isEmpty();
    }

    @Test
    void isRefusedOnceExpired() {
        var token = issue();
        services.clock.forward(Duration.ofDays(2).minusSeconds(1));
        assertThat(services.identities.ofToken(token.token())).isPresent();
        services.clock.forward(Duration.ofSeconds(1));
        assertThat(services.identities.ofToken(token.token())).isEmpty();
    }

    @Test
    void isRefusedOnceItsUserIsDisabled() {
        var token = issue();
        services.jdbi.useHandle(handle -> handle.execute("update app_user set active = false where name = 'anna'"));
        assertThat(services.identities.ofToken(token.token())).isEmpty();
    }

    @Test
    void isSeenAndRevokedByItsOwnerAndAdministratorsOnly() {
        var token = issue();
        assertThatThrownBy(() -> BEA.run(() -> tokens.revoke(token.id()))).isInstanceOf(NotFound.class);
        assertThat(as(BEA, () -> tokens.page(TableQuery.ALL, 0, 10))).isEmpty();
        assertThat(as(BEA, () -> tokens.count(TableQuery.ALL))).isZero();
        assertThat(as(ANNA, () -> tokens.page(TableQuery.ALL, 0, 10))).extracting(Tokens.Token::name).containsExactly("till");
        assertThat(as(SecurityServices.ADMIN, () -> tokens.count(TableQuery.ALL))).isEqualTo(1);
        SecurityServices.ADMIN.run(() -> tokens.revoke(token.id()));
        assertThat(services.identities.ofToken(token.token())).isEmpty();
    }

    @Test
    void livesAYearAtMost() {
        assertThatThrownBy(() -> as(ANNA, () -> tokens.issue("till", Duration.ofDays(367)))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("366");
        assertThatThrownBy(() -> as(ANNA, () -> tokens.issue(" ", Duration.ofDays(1)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void notesItsUseToTheMinute() {
        var token = issue();
        services.identities.ofToken(token.token());
        assertThat(as(ANNA, () -> tokens.page(TableQuery.ALL, 0, 1)).getFirst().lastUsedAt()).isEqualTo(services.clock.instant());
    }
}

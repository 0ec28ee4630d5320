package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.database.SchemaReady;
import org.quartermaster.shared.Role;

class FirstAdministratorIT {

    private final SecurityServices services = new SecurityServices();

    private void start(Map<String, String> environment) {
        new FirstAdministrator(services.jdbi, services.passwords, environment).ensure(new SchemaReady());
    }

    private SignInResult tryAdmin(String password) {
        return services.signIn.with("admin", password, "192.0.2.1");
    }

    private boolean mustChange(String password) {
        return ((SignInResult.Accepted) tryAdmin(password)).identity().mustChangePassword();
    }

    @Test
    void hasNoDefaultPassword() {
        start(Map.of());
        for (String guess : new String[] {"admin", "password", "changeme", "", "quartermaster"}) {
            assertThat(tryAdmin(guess)).isEqualTo(new SignInResult.Refused());
        }
        boolean mustChange = services.jdbi.withHandle(handle -> handle.createQuery("select must_change_password from app_user where name = 'admin'")
                .mapTo(Boolean.class).one());
        assertThat(mustChange).isTrue();
    }

    @Test
    void takesTheOneTimePasswordUntilSomebodyHasChosenAnother() {
        start(Map.of("QM_ADMIN_PASSWORD_ONCE", "first-secret-x"));
        assertThat(mustChange("first-secret-x")).isTrue();
        start(Map.of("QM_ADMIN_PASSWORD_ONCE", "second-secret-x"));
        assertThat(tryAdmin("first-secret-x")).isEqualTo(new SignInResult.Refused());
        assertThat(mustChange("second-secret-x")).isTrue();

        int id = ((SignInResult.Accepted) tryAdmin("second-secret-x")).identity().userId();
        services.account.replacePassword(id, "second-secret-x", "seven lanterns in port");
        start(Map.of("QM_ADMIN_PASSWORD_ONCE", "third-secret-x"));
        assertThat(tryAdmin("third-secret-x")).isEqualTo(new SignInResult.Refused());
        assertThat(mustChange("seven lanterns in port")).isFalse();
    }

    @Test
    void followsTheOperatorsPasswordAtEveryStart() {
        start(Map.of("QM_ADMIN_PASSWORD", "chosen by operator"));
        assertThat(mustChange("chosen by operator")).isFalse();
        start(Map.of("QM_ADMIN_PASSWORD", "another by operator"));
        assertThat(tryAdmin("chosen by operator")).isEqualTo(new SignInResult.Refused());
        assertThat(mustChange("another by operator")).isFalse();
    }

    @Test
    void refusesAWeakPasswordOfTheOperator() {
        start(Map.of("QM_ADMIN_PASSWORD", "chosen by operator"));
        assertThatThrownBy(() -> start(Map.of("QM_ADMIN_PASSWORD", "short"))).hasMessageContaining("QM_ADMIN_PASSWORD is too weak");
        assertThat(tryAdmin("short")).isEqualTo(new SignInResult.Refused());
        assertThat(mustChange("chosen by operator")).isFalse();
    }

    @Test
    void leavesSessionsAloneWhenTheOperatorsPasswordStands() {
        start(Map.of("QM_ADMIN_PASSWORD", "chosen by operator"));
        var accepted = (SignInResult.Accepted) tryAdmin("chosen by operator");
        start(Map.of("QM_ADMIN_PASSWORD", "chosen by operator"));
        assertThat(services.identities.ofUser(accepted.identity().userId(), accepted.stamp())).isPresent();
    }

    @Test
    void doesNotReviveAdminWhereOthersReign() {
        services.user("boss", Role.ADMIN, "harbour lantern seven");
        start(Map.of("QM_ADMIN_PASSWORD_ONCE", "first-secret-x"));
        assertThat(tryAdmin("first-secret-x")).isEqualTo(new SignInResult.Refused());
    }
}

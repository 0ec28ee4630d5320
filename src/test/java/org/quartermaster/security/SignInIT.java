package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Role;

class SignInIT {

    private static final String HERE = "192.0.2.7";
    private final SecurityServices services = new SecurityServices();
    private int anna;

    @BeforeEach
    void makeUser() {
        anna = services.user("anna", Role.BUYER, "harbour lantern seven");
    }

    private SignInResult tryAs(String name, String password, String address) {
        return services.signIn.with(name, password, address);
    }

    private void failOften(String name, int times) {
        for (int i = 0; i < times; i++) {
            tryAs(name, "wrong password", HERE);
        }
    }

    @Test
    void letsTheRightPasswordInWhateverTheCaseOfTheName() {
        assertThat(tryAs("ANNA ", "harbour lantern seven", HERE)).isInstanceOfSatisfying(SignInResult.Accepted.class, accepted -> {
            assertThat(accepted.identity().userId()).isEqualTo(anna);
            assertThat(accepted.identity().role()).isEqualTo(Role.BUYER);
        });
        assertThat(services.audited.fired()).anyMatch(entry -> entry.action().equals("security.signIn"));
    }

    @Test
    void answersUnknownNamesLikeWrongPasswords() {
        assertThat(tryAs("nobody", "harbour lantern seven", HERE)).isEqualTo(tryAs("anna", "harbour lantern eight", HERE)).isEqualTo(new SignInResult.Refused());
    }

    @Test
    void keepsADisabledUserOutWithTheSameAnswer() {
        services.jdbi.useHandle(handle -> handle.execute("update app_user set active = false where id = ?", anna));
        assertThat(tryAs("anna", "harbour lantern seven", HERE)).isEqualTo(new SignInResult.Refused());
    }

    @Test
    void countsAllAddressesOfAnIpv6NetworkLikeOne() {
        for (int host = 1; host <= 5; host++) {
            tryAs("anna", "wrong password", "2001:db8:0:7::" + host);
        }
        assertThat(tryAs("anna", "harbour lantern seven", "2001:db8:0:7:ffff::6")).isEqualTo(new SignInResult.Paused(Duration.ofSeconds(15)));
        assertThat(tryAs("anna", "harbour lantern seven", "2001:db8:0:8::6")).isInstanceOf(SignInResult.Accepted.class);
    }

    @Test
    void looksAtNoTryForAWhileAfterFiveFailuresEvenWhenItWouldBeRight() {
        failOften("anna", 5);
        assertThat(tryAs("anna", "harbour lantern seven", HERE)).isEqualTo(new SignInResult.Paused(Duration.ofSeconds(15)));
        services.clock.forward(Duration.ofSeconds(16));
        assertThat(tryAs("anna", "harbour lantern seven", HERE)).isInstanceOf(SignInResult.Accepted.class);
    }

    @Test
    void pausesUnknownNamesTheSameWay() {
        failOften("nobody", 5);
        assertThat(tryAs("nobody", "whatever it is", HERE)).isEqualTo(new SignInResult.Paused(Duration.ofSeconds(15)));
    }

    @Test
    void doesNotLockThePersonOutAtAnotherAddress() {
        failOften("anna", 8);
        assertThat(tryAs("anna", "harbour lantern seven", "198.51.100.1")).isInstanceOf(SignInResult.Accepted.class);
    }

    @Test
    void startsAfreshAfterASuccess() {
        failOften("anna", 4);
        assertThat(tryAs("anna", "harbour lantern seven", HERE)).isInstanceOf(SignInResult.Accepted.class);
        failOften("anna", 4);
        assertThat(tryAs("anna", "harbour lantern seven", HERE)).isInstanceOf(SignInResult.Accepted.class);
    }

    @Test
    void pausesAnAddressThatTriesManyNames() {
        for (int i = 0; i < 60; i++) {
            tryAs("name" + i, "harbour lantern seven", HERE);
        }
        assertThat(tryAs("another", "harbour lantern seven", HERE)).isInstanceOf(SignInResult.Paused.class);
    }

    @Test
    void looksAtFiveOfThirtyTriesThatComeAtOnce() throws Exception {
        Callable<SignInResult> wrong = () -> tryAs("anna", "wrong password", HERE);
        try (var pool = Executors.newFixedThreadPool(10)) {
            var results = pool.invokeAll(java.util.Collections.nCopies(30, wrong)).stream().map(future -> future.resultNow()).toList();
            assertThat(results.stream().filter(SignInResult.Refused.class::isInstance)).hasSize(5);
            assertThat(results.stream().filter(SignInResult.Paused.class::isInstance)).hasSize(25);
        }
    }

    @Test
    void opensTheDoorOnlyToANewPasswordAfterAOneTimePassword() {
        var made = SecurityServices.as(SecurityServices.ADMIN, () -> services.users.create(new UserDraft("bea", "", Role.VIEWER, java.util.Set.of(), "zh", true)));
        var accepted = (SignInResult.Accepted) tryAs("bea", made.password(), HERE);
        assertThat(accepted.identity().mustChangePassword()).isTrue();

        assertThat(services.account.replacePassword(made.userId(), made.password(), "short")).isEqualTo(new OwnAccount.NewPassword.Refused("security.password.tooShort"));
        assertThat(services.account.replacePassword(made.userId(), "not the old one", "seven lanterns in port")).isEqualTo(
                new OwnAccount.NewPassword.Refused("security.password.oldIsWrong"));
        assertThat(services.account.replacePassword(made.userId(), made.password(), made.password())).isEqualTo(new OwnAccount.NewPassword.Refused("security.password.unchanged"));

        var taken = (OwnAccount.NewPassword.Taken) services.account.replacePassword(made.userId(), made.password(), "seven lanterns in port");
        assertThat(services.identities.ofUser(made.userId(), accepted.stamp())).as("the session of the old stamp").isEmpty();
        assertThat(services.identities.ofUser(made.userId(), taken.stamp()).orElseThrow().mustChangePassword()).isFalse();
        assertThat(tryAs("bea", made.password(), HERE)).isEqualTo(new SignInResult.Refused());
        assertThat(services.ended.fired()).isEqualTo(List.of(new SessionsEnded(made.userId())));
    }
}

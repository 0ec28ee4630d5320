package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quartermaster.security.SecurityServices.ADMIN;
import static org.quartermaster.security.SecurityServices.as;

import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;

class UsersIT {

    private final SecurityServices services = new SecurityServices();
    private final Users users = services.users;
    private int admin;

    @BeforeEach
    void makeAdministrator() {
        admin = services.user("admin", Role.ADMIN, "harbour lantern seven");
        services.jdbi.useHandle(handle -> handle.execute("insert into warehouse (id, code, name, latitude, longitude) values (1, 'LDS', 'Leeds', 53.8, -1.5), (2, 'SHA', 'Shanghai', 31.2, 121.5)"));
    }

    private static UserDraft draft(String name, Role role, boolean active, Integer... warehouses) {
        return new UserDraft(name, "Name of " + name, role, java.util.Arrays.stream(warehouses).map(WarehouseId::new).collect(java.util.stream.Collectors.toSet()), "en", active);
    }

    private int create(UserDraft draft) {
        return as(ADMIN, () -> users.create(draft)).userId();
    }

    private void change(int id, int version, UserDraft draft) {
        ADMIN.run(() -> users.change(id, version, draft));
    }

    private static void assertConflict(ThrowingCallable action, String code) {
        assertThatThrownBy(action).isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(conflict.code()).isEqualTo(code));
    }

    @Test
    void showsWhatWasWrittenDown() {
        int id = create(draft("bea", Role.BUYER, true, 2, 1));
        var user = users.byId(id);
        assertThat(user.name()).isEqualTo("bea");
        assertThat(user.role()).isEqualTo("buyer");
        assertThat(user.warehouses()).isEqualTo("LDS,SHA");
        assertThat(user.status()).isEqualTo("invited");
        assertThat(services.identities.ofUser(id, 0).orElseThrow().warehouses()).containsExactlyInAnyOrder(new WarehouseId(1), new WarehouseId(2));
        assertThat(services.audited.fired()).last().satisfies(entry -> assertThat(entry.action()).isEqualTo("security.createUser"));
    }

    @Test
    void keepsNoPasswordInTheClear() {
        var made = as(ADMIN, () -> users.create(draft("bea", Role.BUYER, true)));
        String stored = services.jdbi.withHandle(handle -> handle.createQuery("select password_hash from app_user where id = ?").bind(0, made.userId()).mapTo(String.class).one());
        assertThat(stored).startsWith("PBKDF2WithHmacSHA512:").doesNotContain(made.password());
        assertThat(services.audited.fired()).noneMatch(entry -> entry.toString().contains(made.password()));
    }

    @Test
    void bringsLanguageAndThemeToTheNextSignIn() {
        services.user("bea", Role.VIEWER, "harbour lantern seven");
        new Actor("bea", Role.VIEWER, Set.of()).run(() -> {
            services.account.speak("zh");
            services.account.wear("dark");
            services.account.wear("dark");
            assertThatThrownBy(() -> services.account.wear("pink")).isInstanceOf(IllegalArgumentException.class);
        });
        var accepted = (SignInResult.Accepted) services.signIn.with("bea", "harbour lantern seven", "192.0.2.1");
        assertThat(accepted.identity().language()).isEqualTo("zh");
        assertThat(accepted.identity().theme()).isEqualTo("dark");
        assertThat(services.audited.fired()).filteredOn(entry -> entry.action().equals("security.prefer")).extracting(entry -> entry.after())
                .containsExactly("language zh", "theme dark");
    }

    @Test
    void refusesANameThatIsTakenWhateverItsCase() {
        create(draft("bea", Role.BUYER, true));
        assertConflict(() -> create(draft("BEA", Role.VIEWER, true)), "security.conflict.nameTaken");
    }

    @Test
    void refusesAChangeOfAnOlderVersion() {
        int id = create(draft("bea", Role.BUYER, true));
        change(id, 0, draft("bea", Role.MANAGER, true));
        assertConflict(() -> change(id, 0, draft("bea", Role.VIEWER, true)), "security.conflict.changedMeanwhile");
        assertThat(users.byId(id).role()).isEqualTo("manager");
    }

    @Test
    void endsSessionsWhenTheRoleChangesOrTheUserIsDisabled() {
        int id = create(draft("bea", Role.BUYER, true));
        change(id, 0, draft("bea", Role.VIEWER, true));
        assertThat(services.identities.ofUser(id, 0)).isEmpty();
        assertThat(services.identities.ofUser(id, 1)).isPresent();
        change(id, 1, draft("bea", Role.VIEWER, false));
        assertThat(services.identities.ofUser(id, 2)).isEmpty();
        assertThat(services.ended.fired()).isEqualTo(List.of(new SessionsEnded(id), new SessionsEnded(id)));
    }

    @Test
    void keepsSessionsWhenOnlyTheNameChanges() {
        int id = create(draft("bea", Role.BUYER, true));
        change(id, 0, draft("beatrice", Role.BUYER, true));
        assertThat(services.identities.ofUser(id, 0).orElseThrow().name()).isEqualTo("beatrice");
    }

    @Test
    void keepsTheLastAdministrator() {
        var other = new org.quartermaster.shared.Actor("somebody", Role.ADMIN, Set.of());
        assertConflict(() -> other.run(() -> users.change(admin, 0, draft("admin", Role.MANAGER, true))), "security.conflict.lastAdmin");
        assertConflict(() -> other.run(() -> users.change(admin, 0, draft("admin", Role.ADMIN, false))), "security.conflict.lastAdmin");
        create(draft("second", Role.ADMIN, true));
        other.run(() -> users.change(admin, 0, draft("admin", Role.MANAGER, true)));
        assertThat(users.byId(admin).role()).isEqualTo("manager");
    }

    @Test
    void doesNotLetAdministratorsDemoteThemselves() {
        create(draft("second", Role.ADMIN, true));
        assertConflict(() -> change(admin, 0, draft("admin", Role.VIEWER, true)), "security.conflict.yourself");
    }

    @Test
    void givesANewPasswordThatWorksOnce() {
        int id = services.user("bea", Role.BUYER, "harbour lantern seven");
        var made = as(ADMIN, () -> users.resetPassword(id));
        assertThat(services.signIn.with("bea", "harbour lantern seven", "192.0.2.1")).isEqualTo(new SignInResult.Refused());
        assertThat(services.signIn.with("bea", made.password(), "192.0.2.1")).isInstanceOfSatisfying(SignInResult.Accepted.class,
                accepted -> assertThat(accepted.identity().mustChangePassword()).isTrue());
    }

    @Test
    void findsPagesAndCounts() {
        create(draft("bea", Role.BUYER, true));
        create(draft("cem", Role.BUYER, false));
        var buyers = TableQuery.ALL.and(new Filter.OneOf("role", Set.of("buyer"))).sortedBy("name", true);
        var query = new TableQuery(List.of(new Filter.OneOf("role", Set.of("buyer"))), buyers.sorts());
        assertThat(users.count(query)).isEqualTo(2);
        assertThat(users.page(query, 0, 1)).extracting(User::name).containsExactly("cem");
        assertThat(users.page(query, 1, 1)).extracting(User::name).containsExactly("bea");
        assertThat(users.page(TableQuery.ALL.and(new Filter.OneOf("status", Set.of("disabled"))), 0, 9)).extracting(User::name).containsExactly("cem");
        var all = new java.util.ArrayList<String>();
        users.forEach(TableQuery.ALL, user -> all.add(user.name()));
        assertThat(all).containsExactly("admin", "bea", "cem");
    }

    @Test
    void saysWhenThereIsNoSuchUser() {
        assertThatThrownBy(() -> users.byId(99)).isInstanceOf(NotFound.class);
    }
}

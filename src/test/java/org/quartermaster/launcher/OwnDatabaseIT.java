package org.quartermaster.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.database.Schema;
import org.quartermaster.testing.TestDatabase;

/** What an operator reads whose own database cannot be used; and that nothing is left in one that can. */
class OwnDatabaseIT {

    private final TestDatabase given = TestDatabase.fresh();
    private final Jdbi root = given.jdbi();
    private final String name = "own_" + given.address().name();

    @AfterEach
    void dropWhatWasMade() {
        root.useHandle(handle -> {
            handle.execute("drop database if exists " + name);
            handle.execute("drop user if exists 'own'@'localhost'");
        });
    }

    /** The database made by these words, and a user with these rights on it. */
    private DatabaseAddress own(String characters, String rights) {
        root.useHandle(handle -> {
            handle.execute("create database " + name + " character set " + characters);
            handle.execute("create user 'own'@'localhost' identified by 'own-word'");
            handle.execute("grant " + rights + " on " + name + ".* to 'own'@'localhost'");
        });
        return address("own", "own-word");
    }

    private DatabaseAddress address(String user, String password) {
        String url = given.address().place().replace(given.address().name(), name) + "?sslMode=DISABLED";
        return DatabaseAddress.fromEnvironment(Map.of("QM_DB_URL", url, "QM_DB_USER", user, "QM_DB_PASSWORD", password)).orElseThrow();
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(DatabaseAddress address) {
        return assertThatThrownBy(() -> OwnDatabase.check(address)).isInstanceOf(Refusal.class).hasMessageNotContaining("\n").hasMessageNotContaining("own-word");
    }

    private int tables() {
        return root.withHandle(handle -> handle.createQuery("select count(*) from information_schema.tables where table_schema = :name").bind("name", name)
                .mapTo(Integer.class).one());
    }

    @Test
    void takesAnEmptyDatabaseAndItsOwnAgain() {
        var address = own("utf8mb4", "all");
        OwnDatabase.check(address);
        assertThat(tables()).isZero();
        Schema.migrate(address.dataSource());
        int migrated = tables();
        OwnDatabase.check(address);
        assertThat(tables()).isEqualTo(migrated);
    }

    @Test
    void namesAServerThatDoesNotAnswer() throws Exception {
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        assertRefused(new DatabaseAddress("jdbc:mysql://127.0.0.1:" + nobody + "/shop", "own", "own-word"))
                .hasMessageStartingWith("the database at jdbc:mysql://127.0.0.1:" + nobody + "/shop does not answer as user \"own\"").hasMessageContaining("Is it running");
    }

    @Test
    void namesAWrongPassword() {
        own("utf8mb4", "all");
        assertRefused(address("own", "guessed")).hasMessageContaining("refuses user \"own\"").hasMessageContaining("QM_DB_PASSWORD").hasMessageNotContaining("guessed");
    }

    @Test
    void namesADatabaseThatIsNotThere() {
        assertRefused(new DatabaseAddress(given.address().url().replace(given.address().name(), name), given.address().user(), given.address().password()))
                .hasMessageContaining("there is no database " + name).hasMessageContaining("create database");
    }

    @Test
    void namesAnAddressWithoutADatabase() {
        assertRefused(new DatabaseAddress("jdbc:mysql://127.0.0.1:3306/", "own", "own-word")).hasMessageContaining("names no database");
    }

    @Test
    void namesACharacterSetThatLosesTexts() {
        assertRefused(own("latin1", "all")).hasMessageContaining("in latin1").hasMessageContaining("alter database `" + name + "` character set utf8mb4");
    }

    @Test
    void namesAMissingPrivilege() {
        assertRefused(own("utf8mb4", "select, insert, update, delete, create, drop, references, create temporary tables")).hasMessageContaining("ALTER command denied")
                .hasMessageContaining("grant all on `" + name + "`.*");
    }

    @Test
    void namesADatabaseOfSomebodyElse() {
        var address = own("utf8mb4", "all");
        root.useHandle(handle -> handle.execute("create table " + name + ".wp_posts (id int primary key)"));
        assertRefused(address).hasMessageContaining("tables that are not Quartermaster's").hasMessageContaining("wp_posts");
        assertThat(tables()).as("nothing is changed").isEqualTo(1);
    }

    @Test
    void namesADatabaseThatAnotherProgramMigrates() {
        var address = own("utf8mb4", "all");
        root.useHandle(handle -> {
            handle.execute("create table " + name + ".flyway_schema_history (script varchar(1000) not null)");
            handle.execute("insert into " + name + ".flyway_schema_history values ('V1__shop.sql')");
        });
        assertRefused(address).hasMessageContaining("tables that are not Quartermaster's");
    }
}

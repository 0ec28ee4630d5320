package org.quartermaster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.testing.TestDatabase;

class TableSqlIT {

    private static final TableSql SQL = new TableSql("name").column("name", "name").column("value", "value");
    private static TestDatabase database;

    @BeforeAll
    static void rows() {
        database = TestDatabase.fresh();
        database.jdbi().useHandle(handle -> {
            for (String name : List.of("a_1", "a%2", "ab3", "B_4")) {
                handle.execute("insert into setting values (?, ?, utc_timestamp(6), 'test')", name, name.substring(name.length() - 1));
            }
        });
    }

    private static List<String> names(TableQuery query) {
        return database.jdbi().withHandle(handle -> SQL.bind(handle.createQuery("select name from setting where " + SQL.where(query) + SQL.orderBy(query)), query)
                .mapTo(String.class).list());
    }

    @Test
    void takesWildcardsLiterally() {
        assertThat(names(TableQuery.ALL.and(new Filter.Contains("name", "_")))).containsExactly("a_1", "B_4");
        assertThat(names(TableQuery.ALL.and(new Filter.Contains("name", "%")))).containsExactly("a%2");
    }

    @Test
    void joinsConditionsAndSorts() {
        var query = TableQuery.ALL.and(new Filter.NumberBetween("value", new BigDecimal("2"), null)).and(new Filter.OneOf("name", Set.of("a%2", "B_4", "a_1")))
                .sortedBy("value", true);
        assertThat(names(query)).containsExactly("B_4", "a%2");
    }

    @Test
    void answersNothingForAnEmptyChoice() {
        assertThat(names(TableQuery.ALL.and(new Filter.OneOf("name", Set.of())))).isEmpty();
    }

    @Test
    void refusesAColumnThatIsNotDeclared() {
        assertThatThrownBy(() -> names(TableQuery.ALL.sortedBy("name; drop table setting", false))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no column");
    }

    @Test
    void handsOutNumbersWithoutOverlap() {
        var numbers = new Numbers(database.jdbi());
        assertThat(numbers.take("thing", 10)).isEqualTo(1);
        assertThat(numbers.take("thing", 1)).isEqualTo(11);
        assertThat(numbers.take("other", 5)).isEqualTo(1);
        assertThat(numbers.take("thing", 500)).isEqualTo(12);
    }
}

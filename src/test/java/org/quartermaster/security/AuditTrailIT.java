package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.testing.TestDatabase;

class AuditTrailIT {

    private final AuditTrail trail = new AuditTrail(TestDatabase.fresh().jdbi());

    @Test
    void keepsWhoWhatBeforeAndAfterNewestFirst() {
        SecurityServices.ADMIN.run(() -> trail.keep(new Audited("stock.count", "balance", "7/1", "12", "15")));
        trail.keep(new Audited("sales.import", "order", "O-1", "", "{}"));
        assertThat(trail.page(TableQuery.ALL, 0, 10)).extracting(AuditTrail.Entry::actor, AuditTrail.Entry::action, AuditTrail.Entry::entityId,
                AuditTrail.Entry::beforeValue, AuditTrail.Entry::afterValue).containsExactly(
                org.assertj.core.groups.Tuple.tuple("nobody", "sales.import", "O-1", "", "{}"),
                org.assertj.core.groups.Tuple.tuple("admin", "stock.count", "7/1", "12", "15"));
        var counts = new TableQuery(List.of(new Filter.OneOf("entity", Set.of("balance")), new Filter.Contains("action", "count")), List.of());
        assertThat(trail.count(counts)).isEqualTo(1);
    }
}

package org.quartermaster.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.alerts.detection.AlertKind;
import org.quartermaster.alerts.detection.Evidence;
import org.quartermaster.alerts.detection.Finding;
import org.quartermaster.alerts.detection.Merge;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;
import org.quartermaster.testing.TestEntities;

class AlertDecisionsIT {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T06:00:00Z"), ZoneOffset.UTC);
    private static final Actor BUYER = new Actor("bo", Role.BUYER, Set.of());

    private final TestDatabase database = TestDatabase.fresh();
    private final TestEntities entities = new TestEntities(database);
    private final Recorded<Audited> audited = new Recorded<>();
    private final Alerts alerts = new Alerts(database.jdbi());

    @BeforeEach
    void company() {
        FactRows.skus(database.jdbi(), 2);
        FactRows.warehouses(database.jdbi(), 3);
        night(0, finding(1, 1, 100), finding(2, 2, 300));
    }

    @AfterEach
    void close() {
        entities.close();
    }

    private static Finding finding(int sku, int warehouse, double money) {
        return new Finding(AlertKind.OVERSTOCK, "slow", Finding.Subject.ofSku(sku, warehouse, "S00" + sku), "overstock", false,
                new Evidence(List.of(Evidence.Term.of("write_off", 1, money)), Map.of("excess", 4.0, "cover", Double.NaN), List.of(),
                        new Evidence.Series(DAY, new double[] {1, Double.NaN}, new double[] {0, 0}, new double[] {2, 2})));
    }

    /** A night's findings, so many days later. */
    private void night(int later, Finding... findings) {
        store(later).join(standing -> merged(standing, later, findings));
    }

    private AlertStore store(int later) {
        return new AlertStore(database.jdbi(), DAY.plusDays(later), LocalDateTime.ofInstant(CLOCK.instant(), ZoneOffset.UTC).plusDays(later), "night run");
    }

    private static List<Merge.Step> merged(List<Merge.Alert> standing, int later, Finding... findings) {
        return Merge.steps(standing, List.of(findings), EnumSet.allOf(AlertKind.class), DAY.plusDays(later), 0.25);
    }

    /** The second waits for the first, and then sees what it found. */
    @Test
    void twoDetectionsAtOnceFindAThingOnce() throws Exception {
        Finding[] found = {finding(1, 1, 100), finding(2, 2, 300), finding(2, 3, 500)};
        var second = new CompletableFuture<List<Merge.Step>>();
        List<Merge.Step> first = store(1).join(standing -> {
            Thread.ofPlatform().start(() -> second.completeAsync(() -> store(1).join(now -> merged(now, 1, found)), Runnable::run));
            assertThatThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return merged(standing, 1, found);
        });
        assertThat(first).extracting(Merge.Step::action).containsExactlyInAnyOrder(Merge.Action.SEEN, Merge.Action.SEEN, Merge.Action.FOUND);
        assertThat(second.get(30, TimeUnit.SECONDS)).extracting(Merge.Step::action).containsOnly(Merge.Action.SEEN).hasSize(3);
        assertThat(rows(BUYER)).hasSize(3);
    }

    private List<AlertRow> rows(Actor actor) {
        try {
            return actor.call(() -> alerts.page(TableQuery.ALL.sortedBy("money", true), 0, 100));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private AlertRow of(int sku) {
        return rows(BUYER).stream().filter(row -> row.skuId() == sku).findFirst().orElseThrow();
    }

    private List<String> actions(long id) throws Exception {
        return BUYER.call(() -> alerts.history(id)).stream().map(AlertEvent::action).toList();
    }

    private void decide(Actor actor, Consumer<AlertDecisions> step) {
        entities.inTransaction(manager -> actor.run(() -> step.accept(new AlertDecisions(manager, database.jdbi(), new FixedCalendar(DAY), CLOCK, audited))));
    }

    @Test
    void listsTheDearestFirstWithItsEvidence() {
        assertThat(rows(BUYER)).extracting(AlertRow::subject).containsExactly("S002", "S001");
        AlertRow row = of(1);
        assertThat(row.state()).isEqualTo("open");
        assertThat(row.sameCause()).isEqualTo(2);
        assertThat(row.evidence().number("excess")).isEqualTo(4);
        assertThat(row.evidence().number("cover")).isNaN();
        assertThat(row.evidence().series().actual()).containsExactly(1, Double.NaN);
    }

    @Test
    void tellsACauseOnceAndOnlyWithTheActorsWarehouses() throws Exception {
        assertThat(BUYER.call(() -> alerts.causes().page(TableQuery.ALL, 0, 10))).singleElement().satisfies(row -> {
            assertThat(row.subject()).isEqualTo("S002");
            assertThat(row.sameCause()).isEqualTo(2);
            assertThat(row.causeMoney()).isEqualByComparingTo("400");
        });
        var scoped = new Actor("ann", Role.BUYER, Set.of(new WarehouseId(1)));
        assertThat(scoped.call(() -> alerts.causes().page(TableQuery.ALL, 0, 10))).singleElement().satisfies(row -> {
            assertThat(row.subject()).isEqualTo("S001");
            assertThat(row.sameCause()).isEqualTo(1);
            assertThat(row.causeMoney()).isEqualByComparingTo("100");
        });
        assertThat(BUYER.call(() -> alerts.together(of(1)))).extracting(AlertRow::subject).containsExactly("S002", "S001");
        assertThat(BUYER.call(alerts::worthALook)).isEqualTo(new Alerts.Figures(1, new java.math.BigDecimal("400.00")));
    }

    @Test
    void aCauseIsAsUrgentAsTheMostUrgentOfItsAlerts() throws Exception {
        database.jdbi().useHandle(handle -> handle.execute("update alert set urgent = true where subject = 'S001'"));
        assertThat(BUYER.call(() -> alerts.causes().page(TableQuery.ALL, 0, 10))).singleElement().extracting(AlertRow::subject, AlertRow::mark).containsExactly("S002", "act");
        assertThat(of(2).mark()).isEqualTo("watch");
    }

    @Test
    void anAcknowledgedAlertLeavesItsCause() throws Exception {
        decide(BUYER, decisions -> decisions.acknowledge(of(2).id(), of(2).version()));
        assertThat(BUYER.call(() -> alerts.causes().page(TableQuery.ALL.sortedBy("money", true), 0, 10))).extracting(AlertRow::subject, AlertRow::state, AlertRow::sameCause)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("S002", "acknowledged", 1), org.assertj.core.groups.Tuple.tuple("S001", "open", 1));
    }

    @Test
    void acknowledgedHoldsUntilWorseAndKeepsItsHistory() throws Exception {
        decide(BUYER, decisions -> decisions.acknowledge(of(1).id(), of(1).version()));
        night(1, finding(1, 1, 120), finding(2, 2, 300));
        assertThat(of(1)).extracting(AlertRow::state, row -> row.money().intValue(), AlertRow::lastSeen).containsExactly("acknowledged", 120, DAY.plusDays(1));
        night(2, finding(1, 1, 126), finding(2, 2, 300));
        assertThat(of(1).state()).isEqualTo("open");
        assertThat(of(1).firstSeen()).isEqualTo(DAY);
        assertThat(actions(of(1).id())).containsExactly("found", "acknowledged", "worse");
        assertThat(audited.fired()).extracting(Audited::action).containsExactly("alerts.acknowledged");
    }

    @Test
    void goneIsResolvedByItselfAndComesBackAsANewOne() throws Exception {
        long id = of(1).id();
        night(1, finding(2, 2, 300));
        assertThat(of(1)).extracting(AlertRow::state, AlertRow::resolution).containsExactly("resolved", "gone");
        night(2, finding(1, 1, 90), finding(2, 2, 300));
        AlertRow again = rows(BUYER).stream().filter(row -> row.skuId() == 1 && row.id() != id).findFirst().orElseThrow();
        assertThat(again.state()).isEqualTo("open");
        assertThat(BUYER.call(() -> alerts.before(again.id(), 5))).extracting(AlertRow::id).containsExactly(id);
    }

    @Test
    void resolvedByAPersonStaysQuietWhileItIsStillThere() throws Exception {
        decide(BUYER, decisions -> decisions.resolve(of(1).id(), of(1).version(), false, "season"));
        night(1, finding(1, 1, 100), finding(2, 2, 300));
        assertThat(of(1)).extracting(AlertRow::state, AlertRow::resolution).containsExactly("resolved", "not_useful");
        assertThat(actions(of(1).id())).containsExactly("found", "resolved");
        night(2, finding(1, 1, 400), finding(2, 2, 300));
        assertThat(of(1).state()).isEqualTo("open");
    }

    @Test
    void snoozeWakesUp() {
        decide(BUYER, decisions -> decisions.snooze(of(1).id(), of(1).version(), DAY.plusDays(2), "sale on Friday"));
        night(1, finding(1, 1, 100), finding(2, 2, 300));
        assertThat(of(1).state()).isEqualTo("snoozed");
        night(2, finding(1, 1, 100), finding(2, 2, 300));
        assertThat(of(1).state()).isEqualTo("open");
        assertThatThrownBy(() -> decide(BUYER, decisions -> decisions.snooze(of(1).id(), of(1).version(), DAY, ""))).isInstanceOf(Conflict.class);
    }

    @Test
    void aStaleVersionIsAConflict() {
        AlertRow seen = of(1);
        decide(BUYER, decisions -> decisions.assign(seen.id(), seen.version(), "ann"));
        assertThat(of(1).assignee()).isEqualTo("ann");
        assertThatThrownBy(() -> decide(BUYER, decisions -> decisions.acknowledge(seen.id(), seen.version()))).isInstanceOf(Conflict.class);
        assertThat(of(1).state()).isEqualTo("open");
    }

    @Test
    void commentsNeedNoVersionButWords() throws Exception {
        decide(BUYER, decisions -> decisions.comment(of(1).id(), " ask Acme "));
        assertThat(of(1).comments()).isEqualTo(1);
        assertThat(BUYER.call(() -> alerts.history(of(1).id())).getLast()).extracting(AlertEvent::actor, AlertEvent::note).containsExactly("bo", "ask Acme");
        assertThatThrownBy(() -> decide(BUYER, decisions -> decisions.comment(of(1).id(), " "))).isInstanceOf(Conflict.class);
    }

    @Test
    void alertsOfOtherWarehousesAreNotThere() {
        var local = new Actor("lo", Role.BUYER, Set.of(new WarehouseId(2)));
        long other = of(1).id();
        int version = of(1).version();
        assertThat(rows(local)).extracting(AlertRow::subject).containsExactly("S002");
        assertThatThrownBy(() -> decide(local, decisions -> decisions.acknowledge(other, version))).isInstanceOf(NotFound.class);
    }

    /** Warehouses 1 and 2 ship parts of the order; whoever sees neither of them does not hear of it. */
    @Test
    void anOrderOfSeveralWarehousesIsSeenByThoseThatShipIt() throws Exception {
        database.jdbi().useHandle(handle -> {
            handle.execute("insert into customer_order (id, code, placed_at, customer, state, value, allocated_warehouse_id) values (77, 'SO77', '2026-11-21', 'C', 'allocated', 90, 1)");
            handle.execute("insert into customer_order_claim values (77, 1, 1, 1), (77, 2, 2, 1)");
        });
        night(0, finding(1, 1, 100), finding(2, 2, 300), new Finding(AlertKind.SUSPICIOUS_ORDER, "suspicious", Finding.Subject.ofOrder(77, 0, "SO77"), "order/77", true,
                new Evidence(List.of(Evidence.Term.of("order_value", 1, 90)), Map.of(), List.of("C"), Evidence.Series.NONE)));
        AlertRow split = rows(BUYER).stream().filter(row -> row.subject().equals("SO77")).findFirst().orElseThrow();

        assertThat(rows(new Actor("lo", Role.BUYER, Set.of(new WarehouseId(2))))).extracting(AlertRow::subject).containsExactlyInAnyOrder("S002", "SO77");
        var third = new Actor("li", Role.BUYER, Set.of(new WarehouseId(3)));
        assertThat(rows(third)).isEmpty();
        assertThatThrownBy(() -> decide(third, decisions -> decisions.acknowledge(split.id(), split.version()))).isInstanceOf(NotFound.class);
    }

    @Test
    void reopensWhatIsStillThereOnly() {
        decide(BUYER, decisions -> decisions.resolve(of(1).id(), of(1).version(), true, ""));
        decide(BUYER, decisions -> decisions.reopen(of(1).id(), of(1).version()));
        assertThat(of(1)).extracting(AlertRow::state, AlertRow::resolution).containsExactly("open", "");
        night(1, finding(2, 2, 300));
        assertThatThrownBy(() -> decide(BUYER, decisions -> decisions.reopen(of(1).id(), of(1).version()))).isInstanceOf(Conflict.class);
    }

    @Test
    void changesCountWhatWasFound() throws Exception {
        assertThat(BUYER.call(() -> alerts.since(Instant.parse("2026-11-22T00:00:00Z")))).isEqualTo(new Alerts.Changes(2, 0, 0));
    }
}

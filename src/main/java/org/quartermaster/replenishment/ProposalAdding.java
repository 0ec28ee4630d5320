package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.quartermaster.database.Numbers;
import org.quartermaster.replenishment.Candidate.Standing;
import org.quartermaster.replenishment.policy.Policy;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/**
 * Puts what a person wants on an order: more units of a line of the worklist, or a line that the plan did not propose, with the same why as any other. Such
 * a line stays as it stands until somebody decides about it, as the next plan would not propose it either.
 */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.BUY)
public class ProposalAdding {

    /** SQL state of a key that is there already. */
    private static final String DUPLICATE = "23000";

    private Jdbi jdbi;
    private PlanningFacts facts;
    private PlanningRules rules;
    private ProposalDecisions decisions;
    private Proposals proposals;
    private Clock clock;
    private Event<Audited> audited;

    protected ProposalAdding() {
    }

    @Inject
    public ProposalAdding(Jdbi jdbi, PlanningFacts facts, PlanningRules rules, ProposalDecisions decisions, Proposals proposals, Clock clock, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.facts = facts;
        this.rules = rules;
        this.decisions = decisions;
        this.proposals = proposals;
        this.clock = clock;
        this.audited = audited;
    }

    /**
     * Units more of one SKU.
     *
     * @param proposalKey its line on the worklist; null: there is none yet
     * @param version     of that line as it was seen
     * @param add         units, ≥ 1
     */
    public record Wish(int skuId, String proposalKey, int version, int add) {
    }

    /**
     * Adds all of them, or none.
     *
     * @throws Conflict {@code replenishment.conflict.changed} when a line changed since it was seen, or appeared meanwhile; {@code replenishment.conflict.newPlan}
     * @throws NotFound when the plan in force knows no such line of this supplier, or it is out of scope
     */
    public void add(int supplierId, int warehouseId, Collection<Wish> wishes) {
        for (Wish wish : wishes) {
            if (wish.add() < 1) {
                throw new IllegalArgumentException("Units to add (%d) must be ≥ 1.".formatted(wish.add()));
            }
        }
        insert(supplierId, warehouseId, wishes.stream().filter(wish -> wish.proposalKey() == null).toList());
        wishes.stream().filter(wish -> wish.proposalKey() != null)
                .forEach(wish -> decisions.edit(wish.proposalKey(), proposals.byKey(wish.proposalKey()).units() + wish.add(), wish.version()));
    }

    private record Plan(long id, LocalDate planningDay) {
    }

    /** Computes all of them before it holds the plan in force, shared as every decision does: nobody else waits for the arithmetic, and nobody else's line is there twice. */
    private void insert(int supplierId, int warehouseId, List<Wish> wishes) {
        if (wishes.isEmpty()) {
            return;
        }
        Plan plan = jdbi.withHandle(handle -> handle.createQuery("select id, planning_day from replenishment_plan where state = 'current'").mapTo(Plan.class).one());
        Map<Integer, LineFacts> lines = new OneLine(facts, rules, jdbi).of(plan.planningDay(), wishes.stream().map(Wish::skuId).toList(), warehouseId);
        List<Draft> drafts = wishes.stream().map(wish -> draft(lines.get(wish.skuId()), supplierId, wish, plan.planningDay())).toList();
        jdbi.useTransaction(handle -> {
            if (DecidedMeanwhile.holdPlan(handle) != plan.id()) {
                throw new Conflict("replenishment.conflict.newPlan", "A newer plan came into force meanwhile. Look at its lines and add them again.");
            }
            requireNew(handle, drafts);
            store(handle, plan, drafts);
        });
    }

    private static void requireNew(Handle handle, List<Draft> drafts) {
        handle.createQuery("select sku_id, open_key from proposal where open_key in (<keys>)").bindList("keys", drafts.stream().map(Draft::openKey).toList())
                .map((row, _) -> appeared(row.getInt(1), row.getString(2))).findFirst().ifPresent(conflict -> {
                    throw conflict;
                });
    }

    private static Conflict appeared(int skuId, String openKey) {
        return new Conflict("replenishment.conflict.changed", "A proposal for SKU %d appeared meanwhile.".formatted(skuId), openKey, 0);
    }

    /** Whoever adds the same line in this moment is waited for, and meets the key that is open once. */
    private void store(Handle handle, Plan plan, List<Draft> drafts) {
        long first = Numbers.take(handle, "proposal", drafts.size());
        try {
            PlanTables.insert(handle, "proposal", plan.id(), plan.planningDay(), drafts, first, now());
        } catch (UnableToExecuteStatementException e) {
            throw e.getCause() instanceof SQLException cause && DUPLICATE.equals(cause.getSQLState()) ? appeared(drafts.getFirst().skuId(), drafts.getFirst().openKey()) : e;
        }
        handle.execute("update proposal set edited_by = ?, firmed_by = edited_by where id between ? and ?", Actor.required().name(), first, first + drafts.size() - 1);
        long event = Numbers.take(handle, "proposal_event", drafts.size());
        var events = handle.prepareBatch("insert into proposal_event (id, proposal_id, at, actor, action, units, note) values (?, ?, ?, ?, 'proposed', ?, '')");
        for (int i = 0; i < drafts.size(); i++) {
            events.add(event + i, first + i, now(), Actor.required().name(), drafts.get(i).units());
            audited.fire(new Audited("replenishment.add", "proposal", "R-" + (first + i), "", String.valueOf(drafts.get(i).units())));
        }
        events.execute();
    }

    private static Draft draft(LineFacts line, int supplierId, Wish wish, LocalDate day) {
        int index = OneLine.supplier(line, supplierId);
        int orderDay = line.lines().get(index).offer().firstOrderDay();
        var wanted = new Standing(supplierId, wish.add(), orderDay, true, 0);
        var advice = Policy.advise(line.first());
        return Draft.order(new Decision(new Candidate(line, advice, wanted), index, wish.add(), orderDay), InventoryLine.of(line, advice, day), day, "");
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

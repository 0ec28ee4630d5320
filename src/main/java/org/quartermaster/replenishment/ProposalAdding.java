package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
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
     * @throws Conflict {@code replenishment.conflict.changed} when a line changed since it was seen, or appeared meanwhile
     * @throws NotFound when the plan in force knows no such line of this supplier, or it is out of scope
     */
    public void add(int supplierId, int warehouseId, Collection<Wish> wishes) {
        for (Wish wish : wishes) {
            if (wish.add() < 1) {
                throw new IllegalArgumentException("Units to add (%d) must be ≥ 1.".formatted(wish.add()));
            }
        }
        wishes.stream().filter(wish -> wish.proposalKey() == null).forEach(wish -> insert(supplierId, warehouseId, wish));
        wishes.stream().filter(wish -> wish.proposalKey() != null)
                .forEach(wish -> decisions.edit(wish.proposalKey(), proposals.byKey(wish.proposalKey()).units() + wish.add(), wish.version()));
    }

    private record Plan(long id, LocalDate planningDay) {
    }

    /** Holds the plan in force alone, so that nobody else adds the same line; comes before edits, which hold it shared. */
    private void insert(int supplierId, int warehouseId, Wish wish) {
        Plan plan = jdbi.withHandle(handle -> handle.createQuery("select id, planning_day from replenishment_plan where state = 'current'").mapTo(Plan.class).one());
        LineFacts line = new OneLine(facts, rules, jdbi).of(plan.planningDay(), wish.skuId(), warehouseId);
        int index = OneLine.supplier(line, supplierId);
        Draft draft = draft(line, index, wish, plan.planningDay());
        jdbi.useTransaction(handle -> {
            handle.createQuery("select id from replenishment_plan where state = 'current' for update").mapTo(Long.class).one();
            if (handle.createQuery("select count(*) from proposal where open_key = ?").bind(0, draft.openKey()).mapTo(Integer.class).one() > 0) {
                throw new Conflict("replenishment.conflict.changed", "A proposal for SKU %d appeared meanwhile.".formatted(wish.skuId()), draft.openKey(), 0);
            }
            long id = Numbers.take(handle, "proposal", 1);
            PlanTables.insert(handle, "proposal", plan.id(), plan.planningDay(), List.of(draft), id, now());
            handle.execute("update proposal set edited_by = ?, firmed_by = edited_by where id = ?", Actor.required().name(), id);
            handle.execute("insert into proposal_event (id, proposal_id, at, actor, action, units, note) values (?, ?, ?, ?, 'proposed', ?, '')",
                    Numbers.take(handle, "proposal_event", 1), id, now(), Actor.required().name(), wish.add());
            audited.fire(new Audited("replenishment.add", "proposal", "R-" + id, "", String.valueOf(wish.add())));
        });
    }

    private static Draft draft(LineFacts line, int index, Wish wish, LocalDate day) {
        int orderDay = line.lines().get(index).offer().firstOrderDay();
        var wanted = new Standing(line.lines().get(index).offer().supplierId(), wish.add(), orderDay, true, 0);
        var advice = Policy.advise(line.first());
        return Draft.order(new Decision(new Candidate(line, advice, wanted), index, wish.add(), orderDay), InventoryLine.of(line, advice, day), day, "");
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

package org.quartermaster.delivery.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    private static final SearchBudget BUDGET = SearchBudget.ofIterations(3000, 1);

    private static WhatIf.Answer ask(RoutingProblem problem, WhatIf change) {
        RoutingPlan present = new RuinAndRecreate(problem, BUDGET).search(RoutingPlan.empty(problem), _ -> { }, () -> false);
        return change.ask(problem, present, BUDGET);
    }

    @Test
    void oneMoreVehicleServesWhoWasLeftOut() {
        RoutingProblem problem = Samples.plain(60, 2, Samples.RATES, 2);

        WhatIf.Answer answer = ask(problem, new WhatIf.MoreVehicles(0));

        assertThat(answer.before().unserved()).isNotEmpty();
        assertThat(answer.servedMore()).isPositive();
        assertThat(answer.after().violations()).isEmpty();
    }

    @Test
    void widerWindowsNeverCostMore() {
        RoutingProblem problem = Samples.plain(40, 10, Samples.RATES, 2);

        WhatIf.Answer answer = ask(problem, new WhatIf.WiderWindows(60));

        assertThat(answer.savedCents()).isNotNegative();
        assertThat(answer.after().unserved().size()).isLessThanOrEqualTo(answer.before().unserved().size());
    }

    @Test
    void aDepotNearerByCostsLess() {
        // places 0, 1, 2 on a line, the depot moves from place 0 to place 1: 2 km instead of 4
        RoutingProblem problem = PlanAuditorTest.problem(PlanAuditorTest.stop(2, 8 * 3600, 9 * 3600));
        var nearer = new TravelMatrix(3, new int[] {0, 0, 1000, 0, 0, 1000, 1000, 1000, 0}, new int[] {0, 0, 100, 0, 0, 100, 100, 100, 0});

        WhatIf.Answer answer = ask(problem, new WhatIf.OtherDepot(nearer));

        // 2 km × 60 cents and 200 s × 1 cent less
        assertThat(answer.savedCents()).isEqualTo(2 * 60 + 200);
        assertThat(answer.plan().routes()).isEqualTo(List.of(List.of(0)));
    }
}

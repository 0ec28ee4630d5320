package org.quartermaster.launcher.bench.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.Stop;

class MadeDayTest {

    @Test
    void hasAPlaceInTheMatrixForEachStopAndEachOrderOfTheAfternoon() {
        var day = new MadeDay(30, 4);
        RoutingProblem problem = day.problem();

        assertThat(problem.stops()).hasSize(30);
        assertThat(problem.travel().size()).isEqualTo(1 + 30 + MadeDay.URGENT);
        assertThat(day.urgent()).extracting(Stop::location).doesNotHaveDuplicates().allMatch(location -> location > 30 && location < problem.travel().size());
        assertThat(day.urgent()).allMatch(stop -> stop.windows().getFirst().from() >= 14 * 3600);
    }

    @Test
    void theSeedDecides() {
        assertThat(new MadeDay(30, 4).problem().stops()).isEqualTo(new MadeDay(30, 4).problem().stops()).isNotEqualTo(new MadeDay(30, 5).problem().stops());
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> ReplanBench.run("--replan", "3")).isInstanceOf(BenchArguments.Wrong.class).hasMessageContaining("between 10");
        assertThatThrownBy(() -> ReplanBench.run("--replan", "30", "--out", "x")).isInstanceOf(BenchArguments.Wrong.class).hasMessageContaining("--out");
    }
}

package org.quartermaster.replenishment.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.api.ProposalsResource.Keys;
import org.quartermaster.replenishment.api.ProposalsResource.Line;
import org.quartermaster.rest.Refused;

/** Bodies that cannot be meant are refused before anything is looked up, and say which entry it is. */
class ProposalsResourceTest {

    private final ProposalsResource resource = new ProposalsResource(null, null, null);

    private void isRefused(Keys body, String with) {
        assertThatThrownBy(() -> resource.approveAll(body)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.status()).isEqualTo(400))
                .hasMessageContaining(with);
    }

    @Test
    void entriesThatAreNothingAreNamed() {
        isRefused(new Keys(null, Arrays.asList(new Line("R-1", 1), null)), "lines[1]");
        isRefused(new Keys(null, List.of(new Line("R-1", null))), "lines[0]");
        isRefused(new Keys(Arrays.asList("R-1", "R-2", null), null), "keys[2]");
    }

    @Test
    void oneProposalInTwoVersionsIsNamed() {
        isRefused(new Keys(null, List.of(new Line("R-1", 1), new Line("R-2", 1), new Line("R-1", 2))), "lines[2]");
    }

    @Test
    void nothingAndBothAreRefused() {
        isRefused(null, "Send");
        isRefused(new Keys(List.of(), null), "Send");
        isRefused(new Keys(List.of("R-1"), List.of(new Line("R-1", 1))), "Send");
    }
}

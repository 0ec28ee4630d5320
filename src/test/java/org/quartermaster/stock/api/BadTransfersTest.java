package org.quartermaster.stock.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.quartermaster.rest.Refused;

class BadTransfersTest {

    @Test
    void refusesATransferWithALineThatIsNone() {
        var resource = new TransfersResource(null, null, null, null);
        var lines = Arrays.asList(new TransfersResource.NewLine(1, 2), null);
        assertThat(catchThrowableOfType(Refused.class, () -> resource.place(new TransfersResource.NewTransfer(1, 2, null, null, lines))).status()).isEqualTo(400);
        var change = new TransfersResource.Change("shipped", null, Arrays.asList(new TransfersResource.LineUnits(1, 2), null));
        assertThat(catchThrowableOfType(Refused.class, change::units).status()).isEqualTo(400);
    }
}

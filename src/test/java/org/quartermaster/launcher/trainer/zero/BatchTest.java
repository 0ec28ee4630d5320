package org.quartermaster.launcher.trainer.zero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.quartermaster.launcher.trainer.retail.Grain;
import org.quartermaster.launcher.trainer.retail.RetailSeries;

class BatchTest {

    private static final int DRAWN = 4_000;

    @Test
    void plansAreLeftOutAsOftenAsUsersLeaveThemOut() {
        var random = new SplittableRandom(3);
        int[] dropped = new int[ZeroNetwork.CHANNELS];
        int all = 0;
        int none = 0;
        for (int i = 0; i < DRAWN; i++) {
            boolean[] one = Batch.dropped(random, true);
            int many = 0;
            for (int channel = 0; channel < one.length; channel++) {
                dropped[channel] += one[channel] ? 1 : 0;
                many += one[channel] ? 1 : 0;
            }
            all += many == one.length ? 1 : 0;
            none += many == 0 ? 1 : 0;
        }
        // 0.15 + 0.85 · 0.25 = 0.3625 of each channel; 0.15 + 0.85 · 0.25⁴ = 0.153 of whole plans; 0.85 · 0.75⁴ = 0.269 stay whole
        assertThat(Arrays.stream(dropped).mapToObj(times -> times / (double) DRAWN)).allSatisfy(share -> assertThat(share).isCloseTo(0.3625, within(0.02)));
        assertThat(all / (double) DRAWN).isCloseTo(0.153, within(0.02));
        assertThat(none / (double) DRAWN).isCloseTo(0.269, within(0.02));
        assertThat(Batch.dropped(random, false)).containsOnly(false);
    }

    @Test
    void aChannelIsLeftOutOfPastAndFutureAlike() {
        int steps = ZeroNetwork.CONTEXT + ZeroNetwork.HORIZON;
        float[][] plan = new float[ZeroNetwork.CHANNELS][steps];
        for (float[] channel : plan) {
            Arrays.fill(channel, 1);
        }
        var series = new RetailSeries(Grain.DAY, new float[steps], plan);
        Batch whole = Batch.of(List.of(series), null);
        assertThat(whole.past).containsOnly(1);
        assertThat(whole.future).containsOnly(1);
        for (int seed = 0; seed < 20; seed++) {
            boolean[] dropped = Batch.dropped(new SplittableRandom(seed), true);
            Batch batch = Batch.of(List.of(series), new SplittableRandom(seed));
            for (int i = 0; i < batch.past.length; i++) {
                assertThat(batch.past[i]).isEqualTo(dropped[i % ZeroNetwork.CHANNELS] ? 0 : 1);
            }
            for (int i = 0; i < batch.future.length; i++) {
                assertThat(batch.future[i]).isEqualTo(dropped[i % ZeroNetwork.CHANNELS] ? 0 : 1);
            }
        }
    }
}

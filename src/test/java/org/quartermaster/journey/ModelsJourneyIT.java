package org.quartermaster.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quartermaster.testing.Chromium;
import org.quartermaster.testing.RunningServer;

/** Neural models as an administrator and a manager handle them: brought, tried, tested, promoted, retired; a broken one goes into quarantine. */
class ModelsJourneyIT {

    private static final RunningServer SERVER = RunningServer.get();
    private static final String RUN = UUID.randomUUID().toString().substring(0, 6);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static Chromium chromium;
    private static ModelBringing models;

    @BeforeAll
    static void signIn() throws InterruptedException {
        SERVER.awaitJobs(Duration.ofMinutes(10));
        chromium = Chromium.open();
        Page page = chromium.context().newPage();
        Chromium.signIn(page, SERVER, "admin", RunningServer.PASSWORD);
        models = new ModelBringing(SERVER, page);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private static void bring(String name, byte[] model) throws InterruptedException {
        models.visit();
        models.fill(name, model);
        models.handOver();
        SERVER.awaitJobs(PATIENCE);
    }

    @Test
    void aGoodModelIsTestedAnswersAndRetires() throws InterruptedException {
        String name = "fortnight ago " + RUN;
        bring(name, ModelBringing.fortnightAgo());
        assertThat(models.listed(name)).containsEntry("What it does", "waits").hasEntrySatisfying("Runs on", where -> assertThat(where).startsWith("CPU · "))
                .hasEntrySatisfying("By", by -> assertThat(by).isEqualTo("admin")).hasEntrySatisfying("WQL", wql -> assertThat(wql).doesNotContainPattern("\\d"));

        models.press(name, "Run back-test", false);
        SERVER.awaitJobs(PATIENCE);
        assertThat(models.listed(name).get("WQL")).as("scored beside the best simple method").matches("\\d\\.\\d{3}");
        assertThat(models.listed(name).get("Best simple")).matches("\\d\\.\\d{3}");
        assertThat(models.panel(name)).containsText("Intermittent");

        models.press(name, "Promote", true);
        assertThat(models.listed(name)).containsEntry("What it does", "answers");
        assertThat(models.page().locator(".qm-kpis")).containsText(name);

        models.press(name, "Retire", true);
        assertThat(models.listed(name)).containsEntry("What it does", "retired");
        assertThat(models.page().locator(".qm-kpis")).containsText("qm-zero");
    }

    @Test
    void aBrokenModelIsInQuarantineWithItsReason() throws InterruptedException {
        String name = "broken " + RUN;
        bring(name, new byte[] {1, 2, 3});
        assertThat(models.listed(name)).containsEntry("What it does", "in quarantine").hasEntrySatisfying("Why in quarantine", why -> assertThat(why).startsWith("The file cannot be read"));
        var panel = models.panel(name);
        assertThat(panel).containsText("The file cannot be read");
        assertThat(panel.locator("vaadin-button:visible")).hasCount(1); // only the cross
    }

    @Test
    void aManagerPromotesButBringsNone() {
        var manager = new ModelBringing(SERVER, chromium.newcomer(SERVER, "manager-" + RUN, "manager", "three red kites over a hill"));
        manager.visit();
        assertThat(manager.button("Train on our sales")).isVisible();
        assertThat(manager.button("Bring a model")).hasCount(0);
    }
}

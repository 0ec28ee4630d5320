package org.quartermaster.forecasting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.quartermaster.forecasting.selection.Members;
import org.quartermaster.forecasting.selection.RunReport;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;

/** The work {@value #KIND}: scores one neural model ({@code model}: its identity) beside the simple methods on the company's own demand and notes the scores; nothing is published. */
@ApplicationScoped
public class NetworkBackTest implements Work {

    public static final String KIND = "forecasting.network-test";

    private ForecastNetworks networks;
    private NetworkScoring scoring;

    protected NetworkBackTest() {
    }

    @Inject
    public NetworkBackTest(ForecastNetworks networks, NetworkScoring scoring) {
        this.networks = networks;
        this.scoring = scoring;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<String> needs() {
        return Set.of("model");
    }

    @Override
    public void run(WorkContext context) {
        long id = Long.parseLong(context.parameters().get("model"));
        var alone = scoring.alone(id);
        var reader = scoring.read();
        RunReport report = scoring.score(reader, reader.count(), alone, context);
        if (alone.fault() != null) {
            throw new IllegalStateException("The model failed: %s, %s. %s".formatted(alone.fault().fault(), alone.fault().detail(),
                    alone.fault().blamesModel() ? "It is in quarantine." : "The model itself may be good: try again later."));
        }
        networks.score(id, report);
        context.result("WQL %.3f · %s %.3f".formatted(report.overall(Members.NETWORK_CODE).wql(), report.simpleMethod(), report.overall(report.simpleMethod()).wql()), "models");
    }
}

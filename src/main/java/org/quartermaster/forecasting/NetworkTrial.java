package org.quartermaster.forecasting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.quartermaster.learning.StoredModel;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;

/**
 * The work {@value #KIND}: tries a model ({@code model}: its identity) that somebody brought. A model that takes the server down with it stays untried, and so cannot answer, when the job is given up.
 */
@ApplicationScoped
public class NetworkTrial implements Work {

    public static final String KIND = "forecasting.network-trial";

    private ForecastNetworks networks;

    protected NetworkTrial() {
    }

    @Inject
    public NetworkTrial(ForecastNetworks networks) {
        this.networks = networks;
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
        context.progress("forecasting.step.trial", 0, 0);
        StoredModel model = networks.tryOut(Long.parseLong(context.parameters().get("model")));
        String name = model.provenance().parameters().getOrDefault("name", String.valueOf(model.id()));
        context.result(model.reason().isEmpty() ? name : name + " · " + model.reason(), "models");
    }
}

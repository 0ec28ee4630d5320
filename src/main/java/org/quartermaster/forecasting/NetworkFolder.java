package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.quartermaster.learning.ModelFile;
import org.quartermaster.learning.StoredModel;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.shared.work.WorkRequested;

/** The work {@value #KIND}: takes in what is new in the {@link ModelsFolder} and tries it. Asked for by administrators, and the first step of every night run. */
@ApplicationScoped
public class NetworkFolder implements Work {

    public static final String KIND = "forecasting.network-folder";

    private ForecastNetworks networks;
    private ModelsFolder folder;
    private Event<WorkRequested> work;

    protected NetworkFolder() {
    }

    @Inject
    public NetworkFolder(ForecastNetworks networks, ModelsFolder folder, Event<WorkRequested> work) {
        this.networks = networks;
        this.folder = folder;
        this.work = work;
    }

    /** Asks for this work. */
    @RolesAllowed(Role.ADMINISTER)
    public void look() {
        work.fire(WorkRequested.now(KIND));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean isDueTonight() {
        return folder.isUsed();
    }

    @Override
    public void run(WorkContext context) throws IOException {
        List<Path> models = folder.models();
        int taken = 0;
        for (Path model : models) {
            context.progress("forecasting.step.folder", models.indexOf(model), models.size());
            if (context.isCancelled()) {
                return;
            }
            taken += take(model, context) ? 1 : 0;
        }
        context.result("+%d / %d .onnx".formatted(taken, models.size()), "models");
    }

    private String tried(long id) {
        StoredModel model = networks.tryOut(id);
        return "new, " + (model.reason().isEmpty() ? "sound" : model.reason());
    }

    /** One file that cannot be read does not keep the others out. */
    private boolean take(Path model, WorkContext context) {
        try {
            Optional<Long> id = networks.link(folder.descriptor(model), ModelFile.of(model));
            context.log("%s: %s".formatted(model.getFileName(), id.map(this::tried).orElse("known")));
            return id.isPresent();
        } catch (IOException unreadable) {
            context.log("%s cannot be read: %s".formatted(model.getFileName(), unreadable));
            return false;
        }
    }
}

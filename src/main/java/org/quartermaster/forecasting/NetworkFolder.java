package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.quartermaster.learning.ModelFile;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.shared.work.WorkRequested;

/** The work {@value #KIND}: takes in what is new in the {@link ModelsFolder} and asks for its trial. Asked for by administrators and at every start. */
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

    /** One file that cannot be read does not keep the others out. */
    private boolean take(Path model, WorkContext context) {
        try {
            boolean isNew = networks.link(folder.descriptor(model), ModelFile.of(model)).isPresent();
            context.log("%s: %s".formatted(model.getFileName(), isNew ? "new, its trial is asked for" : "known"));
            return isNew;
        } catch (IOException unreadable) {
            context.log("%s cannot be read: %s".formatted(model.getFileName(), unreadable));
            return false;
        }
    }
}

package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartermaster.forecasting.distillation.Distilled;
import org.quartermaster.forecasting.distillation.StudentSize;
import org.quartermaster.learning.StoredModel;
import org.quartermaster.learning.onnx.ExecutionProvider;
import org.quartermaster.learning.tuning.Trainer;
import org.quartermaster.learning.tuning.TrainerProgram;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.work.WorkRequested;

/** Asks for a network to be taught by the blend, and keeps what came of it beside the other models. */
@ApplicationScoped
@Transactional
public class StudentNetworks {

    private ForecastNetworks networks;
    private Event<WorkRequested> work;
    private Trainer trainer;

    protected StudentNetworks() {
    }

    @Inject
    public StudentNetworks(ForecastNetworks networks, Event<WorkRequested> work) {
        this(networks, work, TrainerProgram.of(System.getenv()).distilling());
    }

    StudentNetworks(ForecastNetworks networks, Event<WorkRequested> work, Trainer trainer) {
        this.networks = networks;
        this.work = work;
        this.trainer = trainer;
    }

    /** Why nothing can be trained here, in one line for administrators; empty when it can. */
    @RolesAllowed(Role.VIEW)
    public Optional<String> obstacle() {
        return trainer.obstacle();
    }

    /** Where training will compute and why there, as far as that can be told before. */
    @RolesAllowed(Role.VIEW)
    public ExecutionProvider foreseen() {
        return trainer.foreseen();
    }

    /** Asks for one student now; one at a time. @throws Conflict when nothing can be trained here */
    @RolesAllowed(Role.MANAGE)
    public void start(StudentSize size) {
        Trainable.require(trainer);
        work.fire(new WorkRequested(NetworkDistillation.KIND, Map.of("asked", "true", NetworkDistillation.SIZE, size.code()), NetworkDistillation.KIND + WorkRequested.OPEN));
    }

    /** The students that are kept, newest first. */
    @RolesAllowed(Role.VIEW)
    public List<StudentFacts> all() {
        return networks.all().stream().map(StudentFacts::of).flatMap(Optional::stream).toList();
    }

    /**
     * Takes a student in: inspected and tried like one that somebody brought, with its grades beside it; then asks for the back-test that all models get.
     *
     * @param run forecast run in force
     * @return the model as it stands then, a candidate or in quarantine
     */
    @RolesAllowed(Role.BUY)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public StoredModel keep(Distilled distilled, StudentSize size, long run) {
        long id = networks.keepTrained(distilled.student(), size.student(), StudentFacts.origin(distilled, run));
        networks.note(id, StudentFacts.scores(distilled.grades()));
        StoredModel kept = networks.one(id);
        if (kept.state() == StoredModel.State.CANDIDATE) {
            networks.test(id);
            networks.forgetStudents();
        }
        return networks.one(id);
    }
}

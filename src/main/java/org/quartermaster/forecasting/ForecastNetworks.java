package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartermaster.forecasting.selection.Members;
import org.quartermaster.forecasting.selection.NetworkModels;
import org.quartermaster.forecasting.selection.RunReport;
import org.quartermaster.learning.ModelFile;
import org.quartermaster.learning.ModelRegistry;
import org.quartermaster.learning.Provenance;
import org.quartermaster.learning.StoredModel;
import org.quartermaster.learning.onnx.ModelDescriptor;
import org.quartermaster.learning.onnx.ModelSource;
import org.quartermaster.learning.onnx.OnnxPackage;
import org.quartermaster.learning.onnx.Quarantine;
import org.quartermaster.learning.onnx.ShippedModels;
import org.quartermaster.learning.onnx.TrialRun;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.work.WorkRequested;

/**
 * The neural models that may forecast: uploaded, tried, back-tested, promoted, retired. The promoted one answers as the ensemble's network; without one, or when it fails, the shipped one does.
 */
@ApplicationScoped
@Transactional
public class ForecastNetworks implements NetworkModels {

    /** What they answer for, in the registry. */
    public static final String PURPOSE = "forecasting.network";
    /** Largest file that is taken in by upload. */
    public static final long MOST_BYTES = 256L << 20;
    private static final int THREADS = 2;
    private static final int KEPT = 3;
    private static final String TUNED = " (tuned)";

    private ModelRegistry registry;
    private ModelsFolder folder;
    private Event<WorkRequested> work;
    private long mostBytes;

    protected ForecastNetworks() {
    }

    @Inject
    public ForecastNetworks(ModelRegistry registry, ModelsFolder folder, Event<WorkRequested> work) {
        this(registry, folder, work, MOST_BYTES);
    }

    ForecastNetworks(ModelRegistry registry, ModelsFolder folder, Event<WorkRequested> work, long mostBytes) {
        this.registry = registry;
        this.folder = folder;
        this.work = work;
        this.mostBytes = mostBytes;
    }

    /** All of them, newest first. */
    @RolesAllowed(Role.VIEW)
    public List<StoredModel> all() {
        return registry.versions(PURPOSE);
    }

    /**
     * Takes a model in and asks for its trial; it cannot answer before it was tried.
     *
     * @param descriptor JSON as in {@link org.quartermaster.learning.onnx.ModelDescriptor}
     * @return its identity
     * @throws IllegalArgumentException if it is larger than {@link #MOST_BYTES}
     */
    @RolesAllowed(Role.ADMINISTER)
    public long upload(String descriptor, byte[] model) {
        if (model.length == 0 || model.length > mostBytes) {
            throw new IllegalArgumentException("A model of %,d bytes is not taken in: 1 to %,d are.".formatted(model.length, mostBytes));
        }
        long id = registry.storeUntried(PURPOSE, StoredModel.Kind.ONNX, provenance(Map.of("name", name(descriptor, ""))), new OnnxPackage(descriptor, model).write());
        askForTrial(id);
        return id;
    }

    /**
     * Takes in a model that lies in the {@link ModelsFolder} and stays there, however large; it cannot answer before it was tried.
     *
     * @param descriptor as above; one that is missing is found out by the trial
     * @return its identity; empty when it is known with this descriptor
     */
    @RolesAllowed(Role.ADMINISTER)
    public Optional<Long> link(String descriptor, ModelFile file) {
        return registry.linkUntried(PURPOSE, StoredModel.Kind.ONNX, provenance(Map.of("name", name(descriptor, file.name()))), new OnnxPackage(descriptor, new byte[0]).write(), file);
    }

    /**
     * Takes in what came of training the shipped network further: inspects and tries it like one that somebody brought, at once.
     *
     * @param from how it was trained
     * @return its identity; it is a candidate or in quarantine
     */
    @RolesAllowed(Role.BUY)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public long keepTuned(byte[] model, Map<String, String> from) {
        String descriptor = ShippedModels.content(ShippedModels.ZERO).descriptor();
        return keepTrained(new OnnxPackage(descriptor, model), ShippedModels.ZERO + TUNED, from);
    }

    /**
     * Takes in a model that was trained here: inspects and tries it like one that somebody brought, at once.
     *
     * @param from how it was trained
     * @return its identity; it is a candidate or in quarantine
     */
    @RolesAllowed(Role.BUY)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public long keepTrained(OnnxPackage content, String name, Map<String, String> from) {
        Map<String, String> parameters = new LinkedHashMap<>(from);
        parameters.put("name", name);
        long id = registry.storeUntried(PURPOSE, StoredModel.Kind.ONNX, provenance(parameters), content.write());
        tryNow(id);
        return id;
    }

    /** Notes more scores of a model beside those it has. */
    @RolesAllowed(Role.BUY)
    public void note(long id, Map<String, Double> more) {
        StoredModel model = one(id);
        Map<String, Double> scores = new LinkedHashMap<>(model.provenance().metrics());
        scores.putAll(more);
        registry.score(id, scores, model.provenance().baseline());
    }

    /** Asks for the trial of a model once more, when the one before was stopped or the model took its server down. */
    @RolesAllowed(Role.ADMINISTER)
    public void askForTrial(long id) {
        work.fire(new WorkRequested(NetworkTrial.KIND, Map.of("model", String.valueOf(id)), NetworkTrial.KIND + "/" + id + WorkRequested.OPEN));
    }

    /**
     * Inspects the file of an untried model and runs it on made-up histories under its limits; keeps it as a candidate, or in quarantine with the fault. No transaction is open meanwhile.
     *
     * @return the model as it stands then
     */
    @RolesAllowed(Role.ADMINISTER)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public StoredModel tryOut(long id) {
        tryNow(id);
        return one(id);
    }

    private void tryNow(long id) {
        StoredModel model = one(id);
        if (model.state() == StoredModel.State.UNTRIED) {
            TrialRun.Result trial = trial(model);
            registry.tried(id, parameters(model, trial), metrics(trial), trial.fault() == null ? "" : trial.fault().fault() + ": " + trial.fault().detail());
        }
    }

    private TrialRun.Result trial(StoredModel model) {
        try {
            return TrialRun.of(content(model), true, THREADS);
        } catch (IllegalStateException damaged) {
            return new TrialRun.Result(null, new Quarantine(Quarantine.Fault.UNREADABLE, damaged.getMessage()), null, 0);
        }
    }

    /** Whether a model was tried, whatever came of it. */
    @RolesAllowed(Role.VIEW)
    public boolean isTried(long id) {
        return one(id).state() != StoredModel.State.UNTRIED;
    }

    /** Lets a model answer; one in quarantine may not. */
    @RolesAllowed(Role.MANAGE)
    public void promote(long id) {
        registry.promote(healthy(id).id());
    }

    /** Lets a tuned model answer that a back-test found better, in the night as well. */
    @RolesAllowed(Role.BUY)
    public void promoteTuned(long id) {
        StoredModel model = healthy(id);
        if (!isTuned(model)) {
            throw new IllegalArgumentException("Model %d was not tuned here.".formatted(id));
        }
        registry.promote(id);
    }

    /** Brings back what answered before the model that answers now did; null stands for what ships. @throws Conflict when what ships answers */
    @RolesAllowed(Role.MANAGE)
    public StoredModel rollBack() {
        return registry.rollBack(PURPOSE).orElse(null);
    }

    /** The promoted model, or empty when what ships answers. */
    @RolesAllowed(Role.VIEW)
    public Optional<Long> promotedId() {
        return registry.promoted(PURPOSE).map(StoredModel::id);
    }

    /** Drops tuned models that do not answer beyond the {@value #KEPT} newest; never one that somebody brought, nor one that can be gone back to. */
    @RolesAllowed(Role.BUY)
    public void forgetTuned() {
        registry.forget(PURPOSE, KEPT, ForecastNetworks::isTuned);
    }

    /** Drops students that do not answer beyond the {@value #KEPT} newest, likewise. */
    @RolesAllowed(Role.BUY)
    public void forgetStudents() {
        registry.forget(PURPOSE, KEPT, StudentFacts::isStudent);
    }

    /** Whether it came of training the shipped one further. */
    public static boolean isTuned(StoredModel model) {
        return model.provenance().parameters().containsKey("tuned_steps");
    }

    /** Stops a model from answering; the shipped one does from then on. One in quarantine stays there. */
    @RolesAllowed(Role.MANAGE)
    public void retire(long id) {
        registry.retire(healthy(id).id());
    }

    /** Asks for a back-test of a model on the company's own demand; one in quarantine is not run. */
    @RolesAllowed(Role.BUY)
    public void test(long id) {
        work.fire(new WorkRequested(NetworkBackTest.KIND, Map.of("model", String.valueOf(healthy(id).id())), NetworkBackTest.KIND + "/" + id + WorkRequested.OPEN));
    }

    @Override
    @RolesAllowed(Role.VIEW)
    public List<Candidate> candidates() {
        return registry.promoted(PURPOSE).map(this::candidate).map(List::of).orElse(List.of());
    }

    @Override
    @RolesAllowed(Role.VIEW)
    public List<String> prints() {
        return registry.promoted(PURPOSE).map(model -> model.id() + " " + model.sha256()).map(List::of).orElse(List.of());
    }

    /** One model as the engines want it; one in quarantine is not opened. */
    @RolesAllowed(Role.VIEW)
    public Candidate candidate(long id) {
        return candidate(healthy(id));
    }

    @Override
    @RolesAllowed(Role.BUY)
    public void faulty(Candidate candidate, Quarantine quarantine) {
        if (quarantine.blamesModel()) {
            registry.quarantine(candidate.id(), quarantine.fault() + ": " + quarantine.detail());
        }
    }

    /**
     * Notes how the promoted model did in a run.
     *
     * @throws IllegalStateException if it cannot be read: then it did not answer in the run
     */
    @RolesAllowed(Role.BUY)
    public void score(RunReport report) {
        candidates().forEach(model -> score(model.id(), report));
    }

    /** Notes WQL per demand class of a model and of the best simple method over all series; a run in which no network was scored leaves the earlier scores. */
    @RolesAllowed(Role.BUY)
    public void score(long id, RunReport report) {
        Map<String, Double> losses = losses(report, Members.NETWORK_CODE);
        if (losses.isEmpty()) {
            return;
        }
        Map<String, Double> scores = new LinkedHashMap<>(one(id).provenance().metrics());
        scores.keySet().removeIf(name -> name.startsWith("wql."));
        scores.putAll(losses);
        registry.score(id, scores, losses(report, report.simpleMethod()));
    }

    private static Map<String, Double> losses(RunReport report, String method) {
        Map<String, Double> losses = new LinkedHashMap<>();
        report.scores().stream().filter(score -> score.method().equals(method) && Double.isFinite(score.sums().wql()))
                .forEach(score -> losses.put("wql." + score.demandClass(), score.sums().wql()));
        return losses;
    }

    private StoredModel healthy(long id) {
        StoredModel model = one(id);
        if (model.state() == StoredModel.State.QUARANTINED) {
            throw new Conflict("forecasting.conflict.quarantine", "Model %d is in quarantine (%s) and cannot answer.".formatted(id, model.reason()), String.valueOf(id), model.reason());
        }
        if (model.state() == StoredModel.State.UNTRIED) {
            throw new Conflict("forecasting.conflict.untried", "Model %d was not tried yet and cannot answer. Try it first.".formatted(id), String.valueOf(id));
        }
        return model;
    }

    /** One of them. @throws NotFound when there is none */
    @RolesAllowed(Role.VIEW)
    public StoredModel one(long id) {
        return all().stream().filter(model -> model.id() == id).findFirst().orElseThrow(() -> new NotFound("model", String.valueOf(id)));
    }

    private Candidate candidate(StoredModel model) {
        return new Candidate(model.id(), "model " + model.id(), content(model));
    }

    private OnnxPackage content(StoredModel model) {
        OnnxPackage stored = OnnxPackage.read(registry.content(model.id()));
        return model.file() == null ? stored : new OnnxPackage(stored.descriptor(), new ModelSource.InFile(folder.unchanged(model.file())));
    }

    private static Provenance provenance(Map<String, String> parameters) {
        return new Provenance(List.of(), parameters, 0, 0, null, null, Map.of(), Map.of(), Provenance.versions());
    }

    private static String name(String descriptor, String otherwise) {
        try {
            return ModelDescriptor.parse(descriptor).name().replaceAll("\\R", " ");
        } catch (IllegalArgumentException unreadable) {
            return otherwise;
        }
    }

    private static Map<String, String> parameters(StoredModel model, TrialRun.Result trial) {
        Map<String, String> parameters = new LinkedHashMap<>(model.provenance().parameters());
        if (trial.inspection() != null) {
            parameters.put("opset", String.valueOf(trial.inspection().opset()));
            parameters.put("parameters", String.valueOf(trial.inspection().parameters()));
            parameters.put("operators", String.join(" ", trial.inspection().operators()));
        }
        if (trial.provider() != null) {
            parameters.put("provider", trial.provider().codes());
            parameters.put("provider_detail", trial.provider().detail());
        }
        return parameters;
    }

    private static Map<String, Double> metrics(TrialRun.Result trial) {
        return trial.provider() == null ? Map.of() : Map.of("series_per_second", trial.perSecond());
    }
}

package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.quartermaster.learning.onnx.TrialRun;
import org.quartermaster.ui.FactList;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.State;

/** Where the shipped network runs on this server, why there, and how fast, as soon as its trial has told; or why the trial failed. */
final class ShippedHere extends Div {

    private final transient CompletableFuture<TrialRun.Result> trial;

    ShippedHere(CompletableFuture<TrialRun.Result> trial) {
        this.trial = trial;
        add(new Paragraph(getTranslation("forecasting.models.beingTried")));
        look();
    }

    /** Shows what came of the trial. @return whether it is over */
    boolean look() {
        if (trial.isDone()) {
            removeAll();
            add(outcome());
        }
        return trial.isDone();
    }

    private Component outcome() {
        try {
            return shown(trial.join());
        } catch (CompletionException problem) {
            return State.ACT.badge(Notice.words(problem.getCause()));
        }
    }

    private Component shown(TrialRun.Result result) {
        if (result.fault() != null) {
            return State.ACT.badge(Words.fault(result.fault().fault()));
        }
        return new FactList().fact("forecasting.models.provider", Words.provider(result.provider().codes(), result.provider().detail()))
                .fact("forecasting.models.speed", Format.current().number(result.perSecond(), 0));
    }
}

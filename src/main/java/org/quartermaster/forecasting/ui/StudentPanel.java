package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartermaster.forecasting.NetworkDistillation;
import org.quartermaster.forecasting.StudentFacts;
import org.quartermaster.forecasting.StudentNetworks;
import org.quartermaster.forecasting.distillation.StudentSize;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.ui.Awaiting;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.JobFeed;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.State;
import org.quartermaster.ui.WhyPanel;

/** Teaching a small network what the blend says: what it is, now, and how those before did beside their teacher. */
final class StudentPanel {

    private static final int SHOWN = 6;

    private final StudentNetworks students;
    private final WhyPanel why;
    private final Runnable changed;
    private boolean isFollowed;

    /** @param changed called when a student has been taught, or could not be */
    StudentPanel(StudentNetworks students, WhyPanel why, Runnable changed) {
        this.students = students;
        this.why = why;
        this.changed = changed;
    }

    void show() {
        why.show(text("forecasting.student.title"), text("forecasting.student.subtitle"));
        why.text("forecasting.models.role", text("forecasting.student.explained"));
        Optional<String> obstacle = students.obstacle();
        obstacle.ifPresent(reason -> why.section("forecasting.tuning.obstacle", State.WATCH.badge(text("forecasting.tuning.notInstalled")), new Paragraph(reason)));
        if (obstacle.isEmpty()) {
            why.text("forecasting.tuning.where", Words.foreseen(students.foreseen()));
        }
        if (Actor.required().role().includes(Role.MANAGER)) {
            why.section("forecasting.models.doing", doing(obstacle.isEmpty()));
        }
        List<StudentFacts> kept = students.all().stream().limit(SHOWN).toList();
        why.section("forecasting.student.kept", kept.isEmpty() ? new Paragraph(text("forecasting.tuning.none")) : new Div(kept.stream().map(StudentPanel::compared).toArray(Component[]::new)));
    }

    /** Teacher, student and seasonal naive of one distillation. */
    static Component compared(StudentFacts one) {
        var format = Format.current();
        var table = new MiniTable("forecasting.student.who", ">forecasting.column.wql", ">forecasting.student.ofNaive", ">forecasting.models.speed");
        table.row(text("forecasting.student.teacher"), format.number(one.teacherWql(), 3), format.number(one.teacherWql() / one.naiveWql(), 2), format.number(one.teacherPerSecond(), 0));
        table.row(text("forecasting.student.student"), format.number(one.studentWql(), 3), format.number(one.studentWql() / one.naiveWql(), 2), format.number(one.studentPerSecond(), 0));
        table.row(text("forecasting.column.naive"), format.number(one.naiveWql(), 3), format.number(1, 2), Format.MISSING);
        return new Div(new Paragraph(text("forecasting.student.line", format.moment(one.madeAt()), String.valueOf(one.run()), format.quantity(one.series()), one.days())), table,
                new Paragraph(text("forecasting.student.ranOn", Words.provider(one.provider(), one.providerDetail()))));
    }

    private Component doing(boolean possible) {
        var line = new Div();
        line.addClassName("qm-toolbar");
        for (StudentSize size : StudentSize.values()) {
            var start = new Button(text("forecasting.student.start." + size.code()), _ -> start(size));
            start.setEnabled(possible);
            line.add(start);
        }
        return new Div(line, new Paragraph(text("forecasting.student.sizes")));
    }

    private void start(StudentSize size) {
        try {
            students.start(size);
            Notice.done(text("forecasting.tuning.started"));
            follow();
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    private void follow() {
        if (!isFollowed) {
            isFollowed = true;
            int before = students.all().size();
            Awaiting.end(why, NetworkDistillation.KIND, Map.of(), ended -> ended(ended, before));
        }
    }

    private void ended(JobFeed.Ended ended, int before) {
        isFollowed = false;
        switch (ended.how()) {
            case FAILED -> Notice.watch(text("forecasting.student.failed", ended.why()));
            case CANCELLED -> Notice.done(text("forecasting.student.cancelled"));
            case DONE -> Notice.done(text(students.all().size() > before ? "forecasting.student.taught" : "forecasting.student.nothing"));
        }
        changed.run();
        if (why.isShowing(text("forecasting.student.title"))) {
            show();
        }
    }

    private static String text(String key, Object... args) {
        return I18NProvider.translate(key, args);
    }
}

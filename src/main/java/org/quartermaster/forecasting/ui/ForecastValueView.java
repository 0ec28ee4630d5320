package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import org.quartermaster.forecasting.ForecastValue;
import org.quartermaster.forecasting.ForecastValue.Harmful;
import org.quartermaster.forecasting.ForecastValue.Person;
import org.quartermaster.forecasting.ForecastValue.Question;
import org.quartermaster.forecasting.ForecastValue.Steps;
import org.quartermaster.forecasting.Overrides;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.KpiStrip;
import org.quartermaster.ui.KpiStrip.Kpi;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.State;

/** What each step of the forecast took off the error, by group of SKUs and by person, and which overrides had better be dropped. */
@Route(value = ForecastNavigation.VALUE, layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class ForecastValueView extends Page {

    private static final List<Integer> WEEKS = List.of(4, 13, 26, 52);
    private static final List<Integer> AHEADS = List.of(1, 4);

    private final transient ForecastValue value;
    private final transient Overrides overrides;
    private final Select<Integer> weeks = choice("forecasting.value.span", WEEKS, 26, this::weeks);
    private final Select<Integer> ahead = choice("forecasting.value.ahead", AHEADS, 1, count -> getTranslation("forecasting.value.ahead." + count));
    private final Select<Boolean> money = choice("forecasting.value.measure", List.of(false, true), false, inMoney -> getTranslation(inMoney ? "forecasting.value.money" : "forecasting.value.units"));

    @Inject
    public ForecastValueView(ForecastValue value, Overrides overrides) {
        super("forecasting.value.title");
        this.value = value;
        this.overrides = overrides;
        var back = new Anchor(ForecastNavigation.HOME, getTranslation("forecasting.list.panels"));
        back.addClassName("qm-chip");
        chips().add(back);
        toolbar().add(weeks, ahead, money);
        show();
    }

    private <T> Select<T> choice(String key, List<T> values, T chosen, ItemLabelGenerator<T> words) {
        var select = new Select<T>();
        select.setAriaLabel(getTranslation(key));
        select.setItems(values);
        select.setItemLabelGenerator(words);
        select.setValue(chosen);
        select.addValueChangeListener(_ -> show());
        return select;
    }

    private String weeks(int count) {
        return getTranslation("forecasting.value.newest", count);
    }

    private void show() {
        var question = new Question(weeks.getValue(), ahead.getValue(), money.getValue());
        Steps all = value.overall(question);
        if (all.series() == 0) {
            content(new EmptyState("forecasting.value.empty", new Anchor(ForecastNavigation.HOME, getTranslation("forecasting.list.panels"))));
            return;
        }
        var figures = new KpiStrip();
        figures.show(List.of(kpi("forecasting.value.naive", all.naive(), null), kpi("forecasting.value.simple", all.simple(), all.naive()), kpi("forecasting.value.learned", all.learned(), all.simple()),
                kpi("forecasting.value.total", all.total(), all.learned())));
        var body = new Div(explained(question), section("forecasting.value.harmful", harmful(value.harmful())), section("forecasting.value.people", people(value.byPerson(question), question.inMoney())),
                section("forecasting.value.classes", steps(value.byClass(question), one -> getTranslation("forecasting.class." + one.name()))),
                section("forecasting.value.categories", steps(value.byCategory(question), this::category)));
        body.addClassName("qm-report");
        content(figures, body);
    }

    /** @param before the step before, or null */
    private Kpi kpi(String key, Double wape, Double before) {
        var format = Format.current();
        double gain = wape == null || before == null ? Double.NaN : before - wape;
        String words = Double.isNaN(gain) ? "" : getTranslation(gain >= 0 ? "forecasting.value.better" : "forecasting.value.worse", format.number(Math.abs(100 * gain), 1));
        return new Kpi(key, format.percent(wape), words, Double.isNaN(gain) ? null : gain >= 0 ? State.GOOD : State.ACT, null);
    }

    private Paragraph explained(Question question) {
        var paragraph = new Paragraph(getTranslation("forecasting.value.explained", question.weeks(), getTranslation("forecasting.value.said." + question.ahead())));
        paragraph.addClassName("qm-soft");
        return paragraph;
    }

    private Div section(String key, com.vaadin.flow.component.Component content) {
        return new Div(new H2(getTranslation(key)), content);
    }

    private String category(Steps one) {
        String name = getLocale().getLanguage().equals("zh") ? one.nameZh() : one.name();
        return name.isEmpty() ? Format.MISSING : name;
    }

    private NativeTable steps(List<Steps> rows, Function<Steps, String> name) {
        var format = Format.current();
        NativeTable table = Tables.of("", getTranslation("forecasting.value.judged"), getTranslation("forecasting.value.naive"), getTranslation("forecasting.value.simple"),
                getTranslation("forecasting.value.learned"), getTranslation("forecasting.value.total"));
        rows.forEach(row -> Tables.row(table, "", name.apply(row), format.quantity(row.series()), format.percent(row.naive()), stepped(row.simple(), row.naive()), stepped(row.learned(), row.simple()),
                stepped(row.total(), row.learned())));
        return table;
    }

    /** A share with its state against the step before. */
    private static String stepped(Double wape, Double before) {
        String mark = wape == null || before == null || Math.abs(wape - before) < 5e-4 ? "" : wape < before ? State.GOOD.mark() + " " : State.ACT.mark() + " ";
        return mark + Format.current().percent(wape);
    }

    private com.vaadin.flow.component.Component people(List<Person> people, boolean inMoney) {
        if (people.isEmpty()) {
            return new Paragraph(getTranslation("forecasting.value.nobody"));
        }
        var format = Format.current();
        NativeTable table = Tables.of("", getTranslation("forecasting.value.helped"), getTranslation("forecasting.value.learned"), getTranslation("forecasting.value.total"),
                getTranslation(inMoney ? "forecasting.value.addedMoney" : "forecasting.value.added"));
        people.forEach(one -> Tables.row(table, "", one.name(), getTranslation("forecasting.value.times", one.helped(), one.judged()), format.percent(one.before()), stepped(one.after(), one.before()),
                format.signed(Math.rint(one.added()))));
        return table;
    }

    private com.vaadin.flow.component.Component harmful(List<Harmful> rows) {
        if (rows.isEmpty()) {
            return new Paragraph(State.GOOD.mark() + " " + getTranslation("forecasting.value.noneHarmful"));
        }
        var format = Format.current();
        boolean mayDrop = Actor.required().role().includes(Role.BUYER);
        var table = new MiniTable("forecasting.value.override", "forecasting.value.reason", "forecasting.value.by", ">forecasting.value.weeks", ">forecasting.value.learned", ">forecasting.value.total", "");
        rows.forEach(one -> table.row(State.ACT.mark() + " " + (one.what().isEmpty() ? getTranslation("forecasting.pick.everything") : one.what()) + " " + one.warehouse() + " · "
                + format.day(one.fromDay()) + " – " + format.day(one.toDay()), "“" + one.reason() + "”", one.createdBy(), one.weeks(), format.percent(one.before()), format.percent(one.after()),
                mayDrop ? drop(one) : ""));
        return table;
    }

    private Button drop(Harmful one) {
        var button = new Button(getTranslation("forecasting.card.withdraw"), _ -> {
            try {
                overrides.withdraw(one.id());
                Notice.done(getTranslation("forecasting.card.withdrawn"));
                show();
            } catch (RuntimeException problem) {
                Notice.failed(problem);
            }
        });
        button.addClassName("qm-linkish");
        return button;
    }
}

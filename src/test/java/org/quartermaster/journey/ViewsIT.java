package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quartermaster.testing.Chromium;
import org.quartermaster.testing.RunningServer;

/** Every screen in the code: English and Chinese, light and dark, wide and narrow, without an error, an untranslated text, a cut-off page or a barrier. */
class ViewsIT {

    private static final Pattern UNTRANSLATED = Pattern.compile("!\\w+(\\.\\w+)+!|\\{\\d+}");
    private static final Set<String> SERIOUS = Set.of("serious", "critical");
    /** Each with its reason. */
    private static final List<Known> KNOWN = List.of();
    private static Chromium chromium;
    private static BrowserContext context;
    private static BrowserContext nobody;
    private static Page page;
    private static Page signedOut;
    private static final List<String> problems = new ArrayList<>();
    private static final List<String> lost = new ArrayList<>();

    /** A finding inside a component that is not ours. */
    private record Known(String rule, String selector, String reason) {
    }

    static List<String> addresses() throws InterruptedException {
        RunningServer.get().awaitJobs(Duration.ofMinutes(10));
        return new Screens(RunningServer.get()).all();
    }

    @BeforeAll
    static void signIn() {
        chromium = Chromium.open();
        context = chromium.context();
        nobody = chromium.context();
        page = watched(context);
        signedOut = watched(nobody);
        Chromium.signIn(page, RunningServer.get(), "admin", RunningServer.PASSWORD);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private static Page watched(BrowserContext context) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                problems.add("console: " + message.text() + " " + message.location());
            }
        });
        page.onPageError(error -> problems.add("page: " + error));
        page.onResponse(ViewsIT::noteLost);
        return page;
    }

    /** Payara sometimes recycles a request that is still answered (its issue 5432) and says 500 before any filter of ours: without our headers it is no answer of the cockpit. */
    private static void noteLost(Response answer) {
        if (answer.status() == 500 && !answer.headers().containsKey("content-security-policy")) {
            lost.add(answer.url());
        }
    }

    private static boolean isLost(String problem) {
        return problem.contains("status of 500") && lost.stream().anyMatch(problem::contains);
    }

    @ParameterizedTest(name = "/{0}")
    @MethodSource("addresses")
    void opensInBothLanguagesThemesAndWidths(String address) {
        boolean isLogin = address.equals("login");
        Page shown = isLogin ? signedOut : page;
        problems.clear();
        lost.clear();
        for (String language : List.of("en", "zh-CN")) {
            Chromium.language(isLogin ? nobody : context, RunningServer.get(), language);
            shown.setViewportSize(Chromium.WIDE, Chromium.HIGH);
            shown.navigate(RunningServer.get().address() + "/" + address);
            Chromium.settle(shown);
            check(shown, language + " light wide");
            if (language.equals("en")) {
                assertNoBarrier(shown);
            }
            theme(shown, "dark");
            check(shown, language + " dark wide");
            shown.setViewportSize(Chromium.NARROW, Chromium.HIGH);
            Chromium.settle(shown);
            check(shown, language + " dark narrow");
            theme(shown, "light");
            check(shown, language + " light narrow");
        }
        assertThat(problems.stream().filter(problem -> !isLost(problem))).isEmpty();
    }

    private static void theme(Page page, String theme) {
        page.evaluate("theme => window.qmTheme(theme)", theme);
        Chromium.settle(page);
        assertThat(page.evaluate("() => document.documentElement.style.colorScheme")).isEqualTo(theme);
    }

    private static void check(Page page, String how) {
        assertThat(page.locator("h1").first().innerText()).as(how).isNotBlank();
        assertThat(page.locator(".qm-failed").count()).as(how + ": " + page.locator("body").innerText()).isZero();
        assertThat(page.title()).as(how).endsWith(page.url().contains("driver-sheet") ? "" : "Quartermaster");
        var texts = page.locator("body").innerText() + page.evaluate("""
                () => [...document.querySelectorAll('[title],[aria-label],[placeholder]')].map(e => ['title', 'aria-label', 'placeholder'].map(a => e.getAttribute(a) ?? '').join('\\n')).join('\\n')""");
        assertThat(UNTRANSLATED.matcher(texts).results().map(found -> found.group()).distinct()).as(how + ": untranslated").isEmpty();
        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")).as(how + ": wider than the window").isLessThanOrEqualTo(0);
    }

    private static void assertNoBarrier(Page page) {
        var axe = new AxeBuilder(page).setLegacyMode(true).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"));
        var found = axe.analyze().getViolations().stream().filter(rule -> SERIOUS.contains(rule.getImpact())).flatMap(ViewsIT::lines).toList();
        assertThat(found).as("barriers").isEmpty();
    }

    private static java.util.stream.Stream<String> lines(Rule rule) {
        return rule.getNodes().stream().filter(node -> KNOWN.stream().noneMatch(known -> known.rule().equals(rule.getId()) && node.getTarget().toString().contains(known.selector())))
                .map(node -> rule.getId() + " (" + rule.getImpact() + ") " + node.getTarget() + " " + node.getHtml().lines().findFirst().orElse("").strip() + " "
                        + node.getFailureSummary().lines().skip(1).findFirst().orElse("").strip());
    }
}

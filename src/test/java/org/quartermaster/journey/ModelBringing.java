package org.quartermaster.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.quartermaster.launcher.trainer.OnnxGraph;
import org.quartermaster.testing.Chromium;
import org.quartermaster.testing.GridReader;
import org.quartermaster.testing.RunningServer;

/** Brings ONNX files through the Models screen, as an administrator does it. */
record ModelBringing(RunningServer server, Page page) {

    private static final String DESCRIPTOR = """
            {"name": "%s", "input": {"name": "x", "length": 14, "missing": "mean"}, "output": {"name": "y", "axes": "BH"}, "horizon": 14}
            """;

    /** The network that says again what was sold a fortnight before. */
    static byte[] fortnightAgo() {
        return new OnnxGraph("g").input("x", -1, 14).output("y", -1, 14).node("Identity", "y", "x").bytes();
    }

    void visit() {
        page.navigate(server.address() + "/models");
        Chromium.settle(page);
    }

    /** Opens the dialog and fills it in. */
    void fill(String name, byte[] model) {
        button("Bring a model").click();
        page.locator("vaadin-dialog-overlay vaadin-text-area textarea").fill(DESCRIPTOR.formatted(name).strip());
        page.locator("vaadin-dialog-overlay vaadin-text-area textarea").blur();
        page.locator("vaadin-dialog-overlay vaadin-upload input[type='file']").setInputFiles(new FilePayload(name + ".onnx", "application/octet-stream", model));
        page.locator("vaadin-dialog-overlay vaadin-upload-file[complete]").waitFor();
        Chromium.settle(page);
    }

    void handOver() {
        page.locator("vaadin-dialog-overlay vaadin-button[theme~='primary']").click();
        page.locator("vaadin-dialog-overlay").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        Chromium.settle(page);
    }

    /** Where a model stands in the list. */
    int line(String name) {
        var grid = new GridReader(page);
        List<Integer> lines = IntStream.range(0, grid.size()).filter(row -> name.equals(grid.row(row).get("Model"))).boxed().toList();
        if (lines.size() != 1) {
            throw new AssertionError("%d lines of the list name %s".formatted(lines.size(), name));
        }
        return lines.getFirst();
    }

    /** What the list says of a model, read anew. */
    Map<String, String> listed(String name) {
        visit();
        return new GridReader(page).row(line(name));
    }

    /** Opens the panel of a model. */
    Locator panel(String name) {
        visit();
        new GridReader(page).click(line(name), "Model");
        Locator panel = page.locator(".qm-why:visible");
        panel.locator("h2", new Locator.LocatorOptions().setHasText(name)).waitFor();
        return panel;
    }

    /** Presses a button of the panel of a model and says yes to what it asks. */
    void press(String name, String label, boolean isAsked) {
        panel(name).locator("vaadin-button", new Locator.LocatorOptions().setHasText(exactly(label))).click();
        if (isAsked) {
            page.locator("vaadin-dialog-overlay vaadin-button[theme~='primary']").click();
        }
        Chromium.settle(page);
    }

    Locator button(String label) {
        return page.locator("vaadin-button:visible", new Page.LocatorOptions().setHasText(exactly(label)));
    }

    private static Pattern exactly(String label) {
        return Pattern.compile("^\\s*" + label + "\\s*$");
    }
}

package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quartermaster.testing.Chromium;
import org.quartermaster.testing.ExportedTable;
import org.quartermaster.testing.GridReader;
import org.quartermaster.testing.RunningServer;
import org.quartermaster.ui.DataGrid;

/** Every grid of every screen gives all its filtered rows as CSV and XLSX, and no cell of them runs as a formula. */
class ExportsIT {

    private static final int TABLE = -1;
    private static final RunningServer SERVER = RunningServer.get();
    private static final String FORMULA = "=HYPERLINK(\"http://example.org\")";
    private static final Pattern RUNS = Pattern.compile("[=+\\-@].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d.,]+%?");
    private static Chromium chromium;
    private static Page page;

    @BeforeAll
    static void signIn() throws InterruptedException {
        SERVER.awaitJobs(Duration.ofMinutes(10));
        SERVER.post("/api/v1/users", "{\"name\":\"formula\",\"fullName\":\"" + FORMULA.replace("\"", "\\\"") + "\",\"role\":\"viewer\"}");
        chromium = Chromium.open();
        page = chromium.context().newPage();
        Chromium.signIn(page, SERVER, "admin", RunningServer.PASSWORD);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    /** How many places in the code make a grid: one that no screen below shows is missing here. */
    private static long gridsInTheCode() {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.quartermaster").stream()
                .flatMap(type -> type.getConstructorCallsFromSelf().stream()).filter(call -> call.getTargetOwner().isEquivalentTo(DataGrid.class)).count();
    }

    @Test
    void everyGridExportsAllItsRowsSafely() throws IOException {
        Map<String, String> exported = new TreeMap<>();
        for (String address : new Screens(SERVER).all()) {
            if (!address.equals("login")) {
                page.navigate(SERVER.address() + "/" + address);
                Chromium.settle(page);
                if (exporter().count() > 0 && page.locator("vaadin-grid:visible").count() > 0) {
                    exported.put(export(address, new GridReader(page).size()), address);
                } else if (exporter().count() > 0) {
                    export(address, TABLE);
                }
            }
        }
        assertThat(exported.keySet()).as("grids that were exported: %s", exported).hasSize((int) gridsInTheCode());
    }

    private static Locator exporter() {
        return page.locator("vaadin-menu-bar-button:visible", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*Export\\s*$")));
    }

    /** Both files of the address's grid, which has so many rows, or of a table that is no grid. Answers the grid's name as it stands in the file's. */
    private static String export(String address, int rows) throws IOException {
        ExportedTable csv = file("CSV");
        ExportedTable xlsx = file("XLSX");
        assertThat(xlsx.rows()).as(address).hasSameSizeAs(csv.rows());
        for (ExportedTable table : List.of(csv, xlsx)) {
            assertThat(table.rows()).as(address + " " + table.name()).hasSizeBetween(rows == TABLE ? 1 : rows, rows == TABLE ? Integer.MAX_VALUE : rows);
            assertThat(table.header()).as(address).isNotEmpty().allSatisfy(header -> assertThat(header).isNotBlank().doesNotStartWith("!"));
        }
        assertThat(xlsx.header()).as(address).isEqualTo(csv.header());
        assertThat(csv.rows().stream().flatMap(List::stream).filter(cell -> RUNS.matcher(cell).matches() && !NUMBER.matcher(cell).matches()))
                .as(address + ": cells that a spreadsheet would run").isEmpty();
        return csv.name().replaceFirst("-\\d{4}-\\d{2}-\\d{2}\\.csv$", "");
    }

    private static ExportedTable file(String kind) throws IOException {
        Download download = page.waitForDownload(() -> {
            exporter().first().click();
            page.locator("vaadin-menu-bar-item[role='menuitem']:visible", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + kind + "\\s*$"))).first().click();
        });
        return ExportedTable.of(download);
    }

    @Test
    void aNameThatLooksLikeAFormulaStaysText() throws IOException {
        page.navigate(SERVER.address() + "/users?f.name=formula");
        Chromium.settle(page);
        assertThat(file("CSV").column("Full name")).containsExactly("'" + FORMULA);
        var xlsx = file("XLSX");
        assertThat(xlsx.column("Full name").getFirst()).endsWith(FORMULA);
    }
}

package org.quartermaster.testing;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/** What stands in the first visible grid of a page, read from the screen. */
public record GridReader(Page page) {

    private static final String READ = """
            (grid, index) => {
              const text = cell => (cell.querySelector('slot')?.assignedNodes().map(n => n.innerText ?? n.textContent).join('') ?? '').trim();
              const heads = [...grid.shadowRoot.querySelectorAll('#header tr')].map(row => [...row.children].map(text)).find(cells => cells.some(t => t)) ?? [];
              const row = [...grid.shadowRoot.querySelectorAll('#items tr')].find(r => r.index === index && !r.hidden);
              return row && heads.map((head, i) => [head, text(row.children[i])]);
            }""";
    private static final String PLACE = """
            (grid, [index, column]) => {
              const text = cell => (cell.querySelector('slot')?.assignedNodes().map(n => n.innerText ?? n.textContent).join('') ?? '').trim();
              const heads = [...grid.shadowRoot.querySelectorAll('#header tr')].map(row => [...row.children].map(text)).find(cells => cells.includes(column));
              const row = [...grid.shadowRoot.querySelectorAll('#items tr')].find(r => r.index === index && !r.hidden);
              const box = row.children[heads.indexOf(column)].getBoundingClientRect();
              return [box.x + box.width / 2, box.y + box.height / 2];
            }""";

    private Locator grid() {
        return page.locator("vaadin-grid:visible").first();
    }

    /** How many rows the filters leave. */
    public int size() {
        return ((Number) grid().evaluate("grid => grid._flatSize ?? grid.size")).intValue();
    }

    /** Header → text of a row, from 0. */
    public Map<String, String> row(int index) {
        var cells = new java.util.LinkedHashMap<String, String>();
        for (Object pair : (List<?>) grid().evaluate(READ, index)) {
            var both = (List<?>) pair;
            cells.put((String) both.get(0), (String) both.get(1));
        }
        return cells;
    }

    /** Clicks into a cell with the mouse. */
    public void click(int row, String header) {
        var place = (List<?>) grid().evaluate(PLACE, List.of(row, header));
        page.mouse().click(((Number) place.get(0)).doubleValue(), ((Number) place.get(1)).doubleValue());
        Chromium.settle(page);
    }
}

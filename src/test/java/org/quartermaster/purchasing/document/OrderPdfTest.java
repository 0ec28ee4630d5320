package org.quartermaster.purchasing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class OrderPdfTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final String NO_FONT = "no-such-font.ttf";

    private static OrderDocument order(int lines, String name) {
        return new OrderDocument("PO-261123-7", DAY, DAY.plusDays(9), List.of("Harbour & Hearth", "1 Quay"), List.of("Acme Ltd", "orders@acme.example"),
                List.of("Leeds", "LDS"), "USD", IntStream.rangeClosed(1, lines).mapToObj(i -> new OrderDocument.Line(i, "MUG-%04d".formatted(i), i == 1 ? "A-17" : "", name,
                1_200, new BigDecimal("2.125"), i == 1 ? new BigDecimal("2.5") : new BigDecimal("2.125"), i == 1 ? 1_000 : 0, DAY.plusDays(9))).toList(), "li", false);
    }

    private static Function<String, String> texts(String bundle) {
        var texts = new Properties();
        try (var in = new InputStreamReader(OrderPdfTest.class.getResourceAsStream("/vaadin-i18n/" + bundle + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return key -> texts.getProperty("purchasing.pdf." + key);
    }

    private static List<String> pages(OrderDocument order, Locale locale, String bundle, String font) throws IOException {
        var out = new ByteArrayOutputStream();
        new OrderPdf(order, locale, texts(bundle)).write(out, font);
        try (var pdf = Loader.loadPDF(out.toByteArray())) {
            var pages = new java.util.ArrayList<String>();
            for (int i = 1; i <= pdf.getNumberOfPages(); i++) {
                var text = new PDFTextStripper();
                text.setSortByPosition(true);
                text.setStartPage(i);
                text.setEndPage(i);
                pages.add(text.getText(pdf).replaceAll("[ \\t]+", " "));
            }
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).as("A4, 210 mm").isBetween(595f, 596f);
            return pages;
        }
    }

    @Test
    void saysWhoWhatHowManyAndHowMuch() throws IOException {
        // 1,200 × 2.125 = 2,550.00
        var page = pages(order(1, "Blue enamel mug 0.4 l"), Locale.ENGLISH, "purchasing", NO_FONT).getFirst();
        assertThat(page).contains("Purchase order", "PO-261123-7", "Acme Ltd", "Harbour & Hearth", "Leeds", "MUG-0001", "Blue enamel mug 0.4 l", "1,200 pcs", "2.125",
                "2,550.00 USD", "Your code A-17", "Price break from 1,000 (2.50)", "Page 1 of 1", "2 Dec 2026");
        assertThat(page).doesNotContain("Draft", "could not be printed");
    }

    @Test
    void hundredLinesTakeSeveralPagesEachNumberedAndEachLineOnce() throws IOException {
        var pages = pages(order(100, "Blue enamel mug with a name so long that it certainly needs two lines"), Locale.ENGLISH, "purchasing", NO_FONT);
        assertThat(pages.size()).isGreaterThan(3);
        for (int i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i)).contains("Page %d of %d".formatted(i + 1, pages.size()));
        }
        String all = String.join("\n", pages);
        for (int i = 1; i <= 100; i++) {
            assertThat(all.split("MUG-%04d".formatted(i), -1)).as("line %d", i).hasSize(2);
        }
        // 100 × 2,550.00
        assertThat(pages.getLast()).contains("255,000.00 USD");
    }

    @Test
    void aCharacterWithoutAFontIsReplacedAndTheDocumentSaysSo() throws IOException {
        var page = pages(order(1, "采 mug"), Locale.ENGLISH, "purchasing", NO_FONT).getFirst();
        assertThat(page).contains("? mug", "could not be printed");
    }

    @Test
    void chineseIsEmbeddedAndCanBeCopied() throws IOException {
        assumeTrue(MachineFont.open(null).isPresent(), "this machine has no Chinese font");
        var page = pages(order(1, "蓝色搪瓷杯"), Locale.SIMPLIFIED_CHINESE, "purchasing_zh", null).getFirst();
        assertThat(page).contains("采购订单", "供应商", "收货地址", "蓝色搪瓷杯", "合计", "第 1 页，共 1 页", "2026年12月2日");
        assertThat(page).doesNotContain("无法打印");
    }
}

package org.quartermaster.purchasing.document;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.quartermaster.purchasing.document.Pen.Side;

/** Writes a purchase order as A4 pages: who, where to, the lines, the total, and on each page its number of how many. */
public final class OrderPdf {

    private static final double LEFT = 50;
    private static final double RIGHT = PDRectangle.A4.getWidth() - 50;
    private static final double TOP = PDRectangle.A4.getHeight() - 50;
    private static final double BOTTOM = 70;
    private static final double SIZE = 9;
    private static final double LEADING = 12;
    /** Right edges of the columns that hold numbers. */
    private static final double UNITS = 346;
    private static final double PRICE = 402;
    private static final double AMOUNT = 472;
    private static final double SKU = LEFT + 22;
    private static final double SKU_WIDTH = 64;
    private static final double NAME = 140;
    private static final double NAME_WIDTH = 155;

    private final OrderDocument order;
    private final Locale locale;
    private final Function<String, String> texts;
    private PDDocument document;
    private Pen pen;
    private PDPageContentStream page;
    private double y;

    /** @param texts words by the part of their key behind {@code purchasing.pdf.}, in the document's language */
    public OrderPdf(OrderDocument order, Locale locale, Function<String, String> texts) {
        this.order = order;
        this.locale = locale;
        this.texts = texts;
    }

    /**
     * Writes the document.
     *
     * @param font a file with the characters that are not Latin; blank: the machine's
     */
    public void write(OutputStream out, String font) throws IOException {
        try (var pdf = new PDDocument(); TrueTypeFont machine = MachineFont.open(font).orElse(null)) {
            document = pdf;
            pen = new Pen(pdf, machine);
            describe();
            newPage();
            head();
            addresses();
            lines();
            total();
            page.close();
            feet();
            pen.finish();
            pdf.save(out);
        }
    }

    private void describe() {
        var about = document.getDocumentInformation();
        about.setTitle(text("title") + " " + order.code());
        about.setCreator("Quartermaster");
        about.setCreationDate(GregorianCalendar.from(order.orderedOn().atStartOfDay(java.time.ZoneOffset.UTC)));
        document.getDocumentCatalog().setLanguage(locale.toLanguageTag());
    }

    private void newPage() throws IOException {
        if (page != null) {
            page.close();
        }
        var sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        page = new PDPageContentStream(document, sheet);
        y = TOP;
    }

    private void head() throws IOException {
        put(text("title"), LEFT, 18, true, Side.LEFT);
        put(order.code(), RIGHT, 14, true, Side.RIGHT);
        y -= 18;
        if (order.isDraft()) {
            put(text("draft"), LEFT, 11, true, Side.LEFT);
        }
        put(text("orderedOn") + " " + day(order.orderedOn()), RIGHT, SIZE, false, Side.RIGHT);
        y -= LEADING;
        put(text("dueOn") + " " + day(order.dueOn()), RIGHT, SIZE, false, Side.RIGHT);
        y -= LEADING;
        if (!order.orderedBy().isEmpty()) {
            put(text("orderedBy") + " " + order.orderedBy(), RIGHT, SIZE, false, Side.RIGHT);
        }
        y -= 2 * LEADING;
    }

    private void addresses() throws IOException {
        double width = (RIGHT - LEFT) / 3;
        double top = y;
        double least = y;
        var blocks = List.of(order.supplier(), order.buyer(), order.deliverTo());
        var names = List.of("supplier", "buyer", "deliverTo");
        for (int i = 0; i < blocks.size(); i++) {
            y = top;
            put(text(names.get(i)), LEFT + i * width, SIZE, true, Side.LEFT);
            for (String entry : blocks.get(i)) {
                for (String line : pen.lines(entry, SIZE, width - 12)) {
                    y -= LEADING;
                    put(line, LEFT + i * width, SIZE, false, Side.LEFT);
                }
            }
            least = Math.min(least, y);
        }
        y = least - 2 * LEADING;
        tableHead();
    }

    private void tableHead() throws IOException {
        put(text("line"), LEFT, SIZE, true, Side.LEFT);
        put(text("sku"), SKU, SIZE, true, Side.LEFT);
        put(text("name"), NAME, SIZE, true, Side.LEFT);
        put(text("units"), UNITS, SIZE, true, Side.RIGHT);
        put(text("price"), PRICE, SIZE, true, Side.RIGHT);
        put(text("amount") + " " + order.currency(), AMOUNT, SIZE, true, Side.RIGHT);
        put(text("due"), RIGHT, SIZE, true, Side.RIGHT);
        rule(y - 4);
        y -= LEADING + 4;
    }

    private void lines() throws IOException {
        for (OrderDocument.Line line : order.lines()) {
            List<String> name = name(line);
            List<String> sku = pen.lines(line.sku(), SIZE, SKU_WIDTH);
            if (y - Math.max(name.size(), sku.size()) * LEADING < BOTTOM) {
                newPage();
                put(text("title") + " " + order.code(), LEFT, SIZE, true, Side.LEFT);
                y -= 2 * LEADING;
                tableHead();
            }
            line(line, sku, name);
        }
    }

    /** What is said of the thing, below each other. */
    private List<String> name(OrderDocument.Line line) throws IOException {
        var said = new ArrayList<>(pen.lines(line.name(), SIZE, NAME_WIDTH));
        if (!line.supplierSku().isEmpty()) {
            said.add(text("supplierSku") + " " + line.supplierSku());
        }
        if (line.breakFrom() > 0 && line.listPrice().compareTo(line.price()) > 0) {
            said.addAll(pen.lines(text("break") + " " + quantity(line.breakFrom()) + " (" + price(line.listPrice()) + ")", SIZE, NAME_WIDTH));
        }
        return said;
    }

    private void line(OrderDocument.Line line, List<String> sku, List<String> name) throws IOException {
        put(String.valueOf(line.number()), LEFT, SIZE, false, Side.LEFT);
        put(quantity(line.units()) + " " + text("unit"), UNITS, SIZE, false, Side.RIGHT);
        put(price(line.price()), PRICE, SIZE, false, Side.RIGHT);
        put(money(line.amount()), AMOUNT, SIZE, false, Side.RIGHT);
        put(day(line.dueOn()), RIGHT, SIZE, false, Side.RIGHT);
        for (int i = 0; i < Math.max(sku.size(), name.size()); i++) {
            put(i < sku.size() ? sku.get(i) : "", SKU, SIZE, false, Side.LEFT);
            put(i < name.size() ? name.get(i) : "", NAME, SIZE, false, Side.LEFT);
            y -= LEADING;
        }
        y -= 3;
    }

    private void total() throws IOException {
        if (y < BOTTOM + 2 * LEADING) {
            newPage();
        }
        rule(y + LEADING - 3);
        y -= 4;
        put(text("total"), NAME, SIZE + 1, true, Side.LEFT);
        put(quantity(order.units()) + " " + text("unit"), UNITS, SIZE + 1, true, Side.RIGHT);
        put(money(order.total()) + " " + order.currency(), AMOUNT, SIZE + 1, true, Side.RIGHT);
        y -= 2 * LEADING;
        put(text("confirm"), LEFT, SIZE, false, Side.LEFT);
    }

    private void feet() throws IOException {
        int count = document.getNumberOfPages();
        for (int i = 0; i < count; i++) {
            try (var foot = new PDPageContentStream(document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true, true)) {
                pen.write(foot, order.code(), LEFT, 40, SIZE - 1, false, Side.LEFT);
                pen.write(foot, text("page").formatted(i + 1, count), RIGHT, 40, SIZE - 1, false, Side.RIGHT);
                if (pen.isMissing()) {
                    pen.write(foot, text("missing"), LEFT, 28, SIZE - 2, false, Side.LEFT);
                }
            }
        }
    }

    private void put(String text, double x, double size, boolean bold, Side side) throws IOException {
        pen.write(page, text, x, y, size, bold, side);
    }

    private void rule(double at) throws IOException {
        page.setLineWidth(0.5f);
        page.moveTo((float) LEFT, (float) at);
        page.lineTo((float) RIGHT, (float) at);
        page.stroke();
    }

    private String text(String key) {
        return texts.apply(key);
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale.getLanguage().equals("zh") ? locale : Locale.UK).format(day);
    }

    private String quantity(long units) {
        return NumberFormat.getIntegerInstance(locale).format(units);
    }

    /** A price to the last digit it has, at least cents. */
    private String price(BigDecimal price) {
        return number(price, Math.max(2, price.stripTrailingZeros().scale()));
    }

    private String money(BigDecimal amount) {
        return number(amount, 2);
    }

    private String number(BigDecimal value, int decimals) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(java.math.RoundingMode.HALF_UP);
        return format.format(value);
    }
}

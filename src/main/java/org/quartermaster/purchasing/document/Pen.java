package org.quartermaster.purchasing.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Writes texts of any script: every run of characters in the font that has it. */
final class Pen {

    private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final int BOX = '□';
    private static final char LAST_RESORT = '?';

    /** Where text begins. */
    enum Side { LEFT, RIGHT }

    private final PDFont latin;
    private final OutlineFont other;
    private boolean isMissing;

    /** @param machine font for what is not Latin; null: there is none */
    Pen(PDDocument document, TrueTypeFont machine) throws IOException {
        try (var in = PDType0Font.class.getResourceAsStream(LATIN)) {
            latin = PDType0Font.load(document, in, true);
        }
        other = machine == null ? null : new OutlineFont(document, machine);
    }

    /** Whether a character could not be written. */
    boolean isMissing() {
        return isMissing;
    }

    void finish() throws IOException {
        if (other != null) {
            other.finish();
        }
    }

    void write(PDPageContentStream page, String text, double x, double y, double size, boolean bold, Side side) throws IOException {
        double at = side == Side.LEFT ? x : x - width(text, size);
        page.beginText();
        page.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        page.setLineWidth((float) (size / 40));
        page.newLineAtOffset((float) at, (float) y);
        for (int character : characters(text)) {
            show(page, character, size);
        }
        page.endText();
    }

    /** A character at a time: kerning is not needed on an order, and a run would only save bytes. */
    @SuppressWarnings("deprecation") // PDFBox shows no text in type 3 fonts itself
    private void show(PDPageContentStream page, int character, double size) throws IOException {
        if (isLatin(character)) {
            page.setFont(latin, (float) size);
            page.showText(Character.toString(character));
        } else {
            var glyph = other.glyph(character);
            page.setFont(glyph.font(), (float) size);
            page.appendRawCommands("<%02X> Tj\n".formatted(glyph.code()));
        }
    }

    /** What will be written for the text: characters that no font has are replaced. */
    private int[] characters(String text) {
        return text.codePoints().map(character -> Character.isISOControl(character) ? ' ' : character).map(this::writable).toArray();
    }

    private int writable(int character) {
        if (isLatin(character) || other != null && other.has(character)) {
            return character;
        }
        isMissing = true;
        return other != null && other.has(BOX) ? BOX : LAST_RESORT;
    }

    private boolean isLatin(int character) {
        try {
            return latin.encode(Character.toString(character)).length > 0;
        } catch (IllegalArgumentException notInFont) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double width(String text, double size) throws IOException {
        double width = 0;
        for (int character : characters(text)) {
            width += isLatin(character) ? latin.getStringWidth(Character.toString(character)) : other.width(character);
        }
        return width * size / 1000;
    }

    /** The text in lines that are at most so wide; words are kept whole where they fit, Chinese breaks anywhere. */
    List<String> lines(String text, double size, double most) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split("(?<= )|(?=\\p{IsHan})|(?<=\\p{IsHan})")) {
            for (String piece : width(word.stripTrailing(), size) > most ? word.split("(?<=.)") : new String[] {word}) {
                if (!line.isEmpty() && width((line + piece).stripTrailing(), size) > most) {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                }
                line.append(piece);
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}

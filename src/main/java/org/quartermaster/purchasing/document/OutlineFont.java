package org.quartermaster.purchasing.document;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType3Font;

/**
 * The characters of a document that its Latin font lacks, embedded as outlines of another font: PDF fonts of type 3 with a map back to Unicode, so that text
 * can be searched and copied (ISO 32000-1:2008, 9.6.5 and 9.10.3). PDFBox cannot embed a subset of a font with PostScript outlines itself, and Chinese fonts have
 * mostly those; whole they are 16 MB.
 */
final class OutlineFont {

    /** Where a line's characters stand, thousandths of the size: readers that sort by position go by it. Outlines may reach beyond. */
    private static final double[] LINE_BOX = {0, -150, 1000, 900};
    private static final int CODES = 255;

    /** A character as it stands in the document. */
    record Glyph(PDType3Font font, int code) {
    }

    /** One of the fonts of at most {@value #CODES} characters that the characters are spread over. */
    private static final class Part {
        private final COSDictionary dictionary = new COSDictionary();
        private final COSDictionary outlines = new COSDictionary();
        private final COSArray differences = new COSArray();
        private final COSArray widths = new COSArray();
        private final List<Integer> characters = new ArrayList<>();
        private PDType3Font font;
    }

    private final PDDocument document;
    private final TrueTypeFont source;
    private final CmapLookup characters;
    private final double perUnit;
    private final List<Part> parts = new ArrayList<>();
    private final Map<Integer, Glyph> known = new HashMap<>();

    OutlineFont(PDDocument document, TrueTypeFont source) throws IOException {
        this.document = document;
        this.source = source;
        this.characters = source.getUnicodeCmapLookup();
        this.perUnit = 1000.0 / source.getUnitsPerEm();
    }

    boolean has(int character) {
        return characters.getGlyphId(character) != 0;
    }

    /** Width in thousandths of the font size. */
    double width(int character) throws IOException {
        return source.getAdvanceWidth(characters.getGlyphId(character)) * perUnit;
    }

    Glyph glyph(int character) throws IOException {
        var glyph = known.get(character);
        if (glyph == null) {
            glyph = add(character);
            known.put(character, glyph);
        }
        return glyph;
    }

    private Glyph add(int character) throws IOException {
        if (parts.isEmpty() || parts.getLast().characters.size() == CODES) {
            parts.add(begin());
        }
        var part = parts.getLast();
        part.characters.add(character);
        int code = part.characters.size();
        var name = COSName.getPDFName("c%04X".formatted(character));
        part.outlines.setItem(name, outline(character));
        part.differences.add(name);
        part.widths.add(new COSFloat((float) width(character)));
        part.dictionary.setInt(COSName.LAST_CHAR, code);
        return new Glyph(part.font, code);
    }

    private static Part begin() throws IOException {
        var part = new Part();
        var font = part.dictionary;
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE3);
        font.setItem(COSName.getPDFName("FontMatrix"), numbers(0.001, 0, 0, 0.001, 0, 0));
        font.setItem(COSName.getPDFName("FontBBox"), numbers(LINE_BOX));
        font.setItem(COSName.CHAR_PROCS, part.outlines);
        var encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        part.differences.add(COSInteger.ONE);
        encoding.setItem(COSName.DIFFERENCES, part.differences);
        font.setItem(COSName.ENCODING, encoding);
        font.setInt(COSName.FIRST_CHAR, 1);
        font.setItem(COSName.WIDTHS, part.widths);
        font.setItem(COSName.RESOURCES, new COSDictionary());
        part.font = new PDType3Font(font);
        return part;
    }

    private static COSArray numbers(double... values) {
        var array = new COSArray();
        for (double value : values) {
            array.add(new COSFloat((float) value));
        }
        return array;
    }

    private COSStream outline(int character) throws IOException {
        int glyph = characters.getGlyphId(character);
        GeneralPath path = path(glyph);
        Rectangle2D box = path.getBounds2D();
        var drawing = new StringBuilder();
        write(drawing, "d1", width(character), 0, box.getMinX() * perUnit, box.getMinY() * perUnit, box.getMaxX() * perUnit, box.getMaxY() * perUnit);
        draw(path, drawing);
        return stream(drawing.append("f\n").toString());
    }

    private GeneralPath path(int glyph) throws IOException {
        if (source instanceof OpenTypeFont open && open.isPostScript()) {
            return open.getCFF().getFont().getType2CharString(glyph).getPath();
        }
        GlyphData data = source.getGlyph().getGlyph(glyph);
        return data == null ? new GeneralPath() : data.getPath();
    }

    private void draw(GeneralPath path, StringBuilder drawing) {
        var at = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator step = path.getPathIterator(null); !step.isDone(); step.next()) {
            switch (step.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> scaled(drawing, "m", at[0], at[1]);
                case PathIterator.SEG_LINETO -> scaled(drawing, "l", at[0], at[1]);
                // a quadratic curve as a cubic one: its control points lie two thirds of the way to the quadratic one
                case PathIterator.SEG_QUADTO -> scaled(drawing, "c", x + 2 * (at[0] - x) / 3, y + 2 * (at[1] - y) / 3, at[2] + 2 * (at[0] - at[2]) / 3,
                        at[3] + 2 * (at[1] - at[3]) / 3, at[2], at[3]);
                case PathIterator.SEG_CUBICTO -> scaled(drawing, "c", at[0], at[1], at[2], at[3], at[4], at[5]);
                default -> drawing.append("h\n");
            }
            int last = lastPoint(step.currentSegment(at));
            x = last < 0 ? x : at[last];
            y = last < 0 ? y : at[last + 1];
        }
    }

    private static int lastPoint(int segment) {
        return switch (segment) {
            case PathIterator.SEG_QUADTO -> 2;
            case PathIterator.SEG_CUBICTO -> 4;
            case PathIterator.SEG_CLOSE -> -1;
            default -> 0;
        };
    }

    private void scaled(StringBuilder drawing, String operator, double... values) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= perUnit;
        }
        write(drawing, operator, values);
    }

    private static void write(StringBuilder drawing, String operator, double... values) {
        for (double value : values) {
            drawing.append(String.format(Locale.ROOT, "%.1f ", value));
        }
        drawing.append(operator).append('\n');
    }

    private COSStream stream(String content) throws IOException {
        var stream = document.getDocument().createCOSStream();
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    /** Says which code means which character, once all are known. */
    void finish() throws IOException {
        for (Part part : parts) {
            var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Outlines def\n/CMapType 2 def\n"
                    + "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n");
            for (int from = 0; from < part.characters.size(); from += 100) {
                var some = part.characters.subList(from, Math.min(part.characters.size(), from + 100));
                map.append(some.size()).append(" beginbfchar\n");
                for (int i = 0; i < some.size(); i++) {
                    map.append("<%02X> <%s>\n".formatted(from + i + 1, utf16(some.get(i))));
                }
                map.append("endbfchar\n");
            }
            part.dictionary.setItem(COSName.TO_UNICODE, stream(map.append("endcmap\nend\nend\n").toString()));
        }
    }

    private static String utf16(int character) {
        var hex = new StringBuilder();
        for (char unit : Character.toChars(character)) {
            hex.append("%04X".formatted((int) unit));
        }
        return hex.toString();
    }
}

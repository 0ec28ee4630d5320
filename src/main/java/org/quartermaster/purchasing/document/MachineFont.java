package org.quartermaster.purchasing.document;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/** The font of this machine that has Chinese characters. */
final class MachineFont {

    /** Says where another font is; beside the usual places. */
    static final String VARIABLE = "QM_FONT";

    /** A file, and in a collection the font's PostScript name. */
    private record Place(String file, String name) {
    }

    private static final List<Place> PLACES = List.of(
            new Place("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular"),
            new Place("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular"),
            new Place("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular"),
            new Place("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", "WenQuanYiMicroHei"),
            new Place("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf", ""),
            new Place("/System/Library/Fonts/PingFang.ttc", "PingFangSC-Regular"),
            new Place("/System/Library/Fonts/STHeiti Light.ttc", "STHeitiSC-Light"),
            new Place("C:/Windows/Fonts/msyh.ttc", "MicrosoftYaHei"),
            new Place("C:/Windows/Fonts/simhei.ttf", ""));

    private MachineFont() {
    }

    /** The first that can be read; empty: this machine has none. Whoever asks closes it. */
    static Optional<TrueTypeFont> open(String stated) {
        if (stated != null && !stated.isBlank()) {
            return open(new Place(stated, ""));
        }
        return PLACES.stream().map(MachineFont::open).flatMap(Optional::stream).findFirst();
    }

    private static Optional<TrueTypeFont> open(Place place) {
        var file = new File(place.file());
        if (!file.canRead()) {
            return Optional.empty();
        }
        try {
            if (place.file().endsWith(".ttc")) {
                return Optional.ofNullable(inCollection(file, place.name()));
            }
            return Optional.of(new OTFParser().parse(new RandomAccessReadBufferedFile(file)));
        } catch (IOException broken) {
            System.getLogger(MachineFont.class.getName()).log(System.Logger.Level.WARNING, "Font " + file + " cannot be read; looking for another one.", broken);
            return Optional.empty();
        }
    }

    @SuppressWarnings("resource") // the font reads from the collection until it is closed
    private static TrueTypeFont inCollection(File file, String name) throws IOException {
        var collection = new TrueTypeCollection(file);
        if (!name.isEmpty()) {
            return collection.getFontByName(name);
        }
        var first = new TrueTypeFont[1];
        collection.processAllFonts(font -> first[0] = first[0] == null ? font : first[0]);
        return first[0];
    }
}

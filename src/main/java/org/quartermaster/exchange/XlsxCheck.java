package org.quartermaster.exchange;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Refuses workbooks that would eat the machine or read its files: bombs, doubled entries, document type declarations. Reads the parts that
 * the directory at the end of the file names, as readers of workbooks do; keeps nothing. */
final class XlsxCheck {

    private static final int MOST_ENTRIES = 2_000;
    private static final long MOST_BYTES = 2_000_000_000L;
    private static final long FREE_BYTES = 20_000_000;
    private static final int MOST_RATIO = 200;
    private static final int BEGINNING = 4_096;

    private XlsxCheck() {
    }

    static void check(Path path) throws IOException {
        long packed = Math.max(1, Files.size(path));
        Set<String> names = new HashSet<>();
        long total = 0;
        try (var zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!names.add(entry.getName()) || names.size() > MOST_ENTRIES) {
                    throw dangerous("doubled or too many parts");
                }
                try (InputStream part = zip.getInputStream(entry)) {
                    total = drain(part, total, packed);
                }
            }
        } catch (ZipException | EOFException e) {
            throw new UnreadableFile("exchange.file.broken", "The workbook is damaged: " + e.getMessage(), e.getMessage());
        }
        if (!names.contains("[Content_Types].xml") || names.stream().noneMatch(name -> name.startsWith("xl/"))) {
            throw new UnreadableFile("exchange.file.noWorkbook", "This ZIP file is no Excel workbook. Give a CSV or XLSX file.");
        }
    }

    private static long drain(InputStream part, long before, long packed) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = before;
        var beginning = new StringBuilder();
        for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
            total += read;
            if (total > MOST_BYTES || total > FREE_BYTES && total / packed > MOST_RATIO) {
                throw dangerous("it unpacks to more than it should");
            }
            if (beginning.length() < BEGINNING) {
                beginning.append(new String(buffer, 0, Math.min(read, BEGINNING), StandardCharsets.UTF_8));
                if (beginning.indexOf("<!DOCTYPE") >= 0 || beginning.indexOf("<!ENTITY") >= 0) {
                    throw dangerous("it declares a document type");
                }
            }
        }
        return total;
    }

    private static UnreadableFile dangerous(String why) {
        return new UnreadableFile("exchange.file.dangerous", "The workbook was refused: %s. Save it anew as .xlsx or CSV.".formatted(why), why);
    }
}

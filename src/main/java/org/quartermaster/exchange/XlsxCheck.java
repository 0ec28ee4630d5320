package org.quartermaster.exchange;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Refuses workbooks that would eat the machine or read its files: bombs, doubled entries, document type declarations. Reads once, keeps nothing. */
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
        try (var zip = new ZipInputStream(Files.newInputStream(path))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!names.add(entry.getName()) || names.size() > MOST_ENTRIES) {
                    throw dangerous("doubled or too many parts");
                }
                total = drain(zip, total, packed);
            }
        } catch (ZipException | EOFException e) {
            throw new UnreadableFile("exchange.file.broken", "The workbook is damaged: " + e.getMessage(), e.getMessage());
        }
        compareWithDirectory(path, names);
        if (!names.contains("[Content_Types].xml") || names.stream().noneMatch(name -> name.startsWith("xl/"))) {
            throw new UnreadableFile("exchange.file.noWorkbook", "This ZIP file is no Excel workbook. Give a CSV or XLSX file.");
        }
    }

    /** Readers follow the directory at the end of the file; parts that only stand there would not have been measured. */
    private static void compareWithDirectory(Path path, Set<String> measured) throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            if (zip.size() != measured.size() || !zip.stream().allMatch(entry -> measured.contains(entry.getName()))) {
                throw dangerous("its directory does not name the parts that are in it");
            }
        } catch (ZipException e) {
            throw new UnreadableFile("exchange.file.broken", "The workbook is damaged: " + e.getMessage(), e.getMessage());
        }
    }

    private static long drain(ZipInputStream zip, long before, long packed) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = before;
        var beginning = new StringBuilder();
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
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

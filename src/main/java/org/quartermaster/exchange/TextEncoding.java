package org.quartermaster.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.mozilla.universalchardet.UniversalDetector;

/** How a text file is written: byte order mark first, then UTF-16 by its zero halves, then strict UTF-8, then GB18030 or Windows-1252. */
final class TextEncoding {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private TextEncoding() {
    }

    /** The likeliest encoding of a file that begins with {@code sample}. */
    static Charset guess(byte[] sample) {
        if (hasMark(sample, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        if (hasMark(sample, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        if (hasZeroHalves(sample, 1)) {
            return StandardCharsets.UTF_16LE;
        }
        if (hasZeroHalves(sample, 0)) {
            return StandardCharsets.UTF_16BE;
        }
        if (isValid(sample, StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        return isChinese(sample) ? GB18030 : WINDOWS_1252;
    }

    /** Separators, digits and line breaks of a table in UTF-16 have a zero as their high byte, at every second place and nowhere else. */
    private static boolean hasZeroHalves(byte[] sample, int high) {
        int zeros = 0;
        for (int i = 0; i < sample.length; i++) {
            if (sample[i] == 0) {
                if (i % 2 != high) {
                    return false;
                }
                zeros++;
            }
        }
        return zeros > sample.length / 10;
    }

    private static boolean isChinese(byte[] sample) {
        var detector = new UniversalDetector();
        detector.handleData(sample, 0, sample.length);
        detector.dataEnd();
        String found = detector.getDetectedCharset();
        boolean isGb = found != null && found.toUpperCase(Locale.ROOT).startsWith("GB");
        return isValid(sample, GB18030) && (isGb || hanShare(sample) > 0.5);
    }

    /** Which share of the signs beyond ASCII are everyday Chinese ones when read as GB18030; two bytes make one sign. */
    private static double hanShare(byte[] sample) {
        String text = new String(sample, GB18030);
        long foreign = text.chars().filter(c -> c > 127).count();
        long han = text.chars().filter(c -> c >= 0x4e00 && c <= 0x9fa5 || c >= 0xff00 && c <= 0xffef || c >= 0x3000 && c <= 0x303f).count();
        long pairs = adjacentHigh(sample);
        return foreign == 0 || pairs == 0 ? 0 : (double) han / foreign;
    }

    /** Western text has lone high bytes between letters; Chinese text has them in pairs. */
    private static long adjacentHigh(byte[] sample) {
        long lone = 0;
        long paired = 0;
        int run = 0;
        for (byte b : sample) {
            if (b < 0) {
                run++;
            } else if (run > 0) {
                lone += run == 1 ? 1 : 0;
                paired += run > 1 ? 1 : 0;
                run = 0;
            }
        }
        return Math.max(0, paired - lone);
    }

    private static boolean hasMark(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    /** A sample may end inside a sign: up to three bytes at its end do not count. */
    private static boolean isValid(byte[] sample, Charset charset) {
        for (int cut = 0; cut <= 3 && cut <= sample.length; cut++) {
            try {
                charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(sample, 0, sample.length - cut));
                return true;
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        return false;
    }
}

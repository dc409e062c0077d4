package org.trmgateway.officer.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file is, by what it begins with; its name is believed only for mail. */
final class FileKind {

    private static final int HEAD = 1024;
    private static final Pattern MAIL_HEAD = Pattern.compile(
            "(?i)(?:[a-z][a-z0-9-]{0,60}:[^\\n]*\\r?\\n(?:[ \\t][^\\n]*\\r?\\n)*){2,}+.*", Pattern.DOTALL);
    private static final Pattern MAIL_FIELD = Pattern.compile(
            "(?im)^(?:from|received|mime-version|return-path|message-id|content-type|content-transfer-encoding|subject):");

    private FileKind() {}

    static PartReader of(String name, byte[] content) {
        if (begins(content, "PK\u0003\u0004") || begins(content, "PK\u0005\u0006")) {
            return new Archive();
        }
        if (begins(content, "\u001f\u008b")) {
            return new Compressed();
        }
        if (head(content).contains("%PDF-")) {
            return new PdfFile();
        }
        if (begins(content, "\u00ff\u00d8\u00ff")) {
            return new JpegFile();
        }
        if (begins(content, "\u0089PNG\r\n")) {
            return new PngFile();
        }
        if (SignatureFile.is(content)) {
            return new SignatureFile();
        }
        if (Charsets.looksBinary(content)) {
            return new OpaqueFile("not text");
        }
        return text(name, content);
    }

    private static PartReader text(String name, byte[] content) {
        String head = Charsets.of(content).first().strip();
        head = head.substring(0, Math.min(HEAD, head.length()));
        if (head.startsWith("{\\rtf")) {
            return new OpaqueFile("rich text");
        }
        if (head.startsWith("<")) {
            return new MarkupFile();
        }
        boolean mail = name.toLowerCase(Locale.ROOT).endsWith(".eml")
                || (MAIL_HEAD.matcher(head).matches()
                        && MAIL_FIELD.matcher(head).results().count() >= 2);
        return mail ? new MailFile() : new TextFile();
    }

    static boolean begins(byte[] content, String magic) {
        byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        return content.length >= bytes.length && Arrays.equals(content, 0, bytes.length, bytes, 0, bytes.length);
    }

    private static String head(byte[] content) {
        return new String(content, 0, Math.min(HEAD, content.length), StandardCharsets.ISO_8859_1);
    }
}

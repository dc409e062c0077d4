package org.trmgateway.officer.scan;

import static org.trmgateway.officer.scan.Documents.utf8;

import java.net.IDN;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Ways in which a name or a number gets into a file. Each file says nothing else that could be found. */
enum Leak {
    TEXT("txt"),
    TEXT_OLD_WINDOWS("txt"),
    TEXT_UTF16("txt"),
    TABLE("csv"),
    JSON_ESCAPES("json"),
    XML("xml"),
    XML_ATTRIBUTE("xml"),
    XML_COMMENT("xml"),
    HTML_REFERENCES("html"),
    HTML_TORN_BY_TAGS("html"),
    MAIL_SUBJECT("eml"),
    MAIL_BODY_BASE64("eml"),
    MAIL_BODY_QUOTED("eml"),
    MAIL_ATTACHMENT_NAME("eml"),
    MAIL_ATTACHMENT("eml"),
    DOCX_TEXT("docx"),
    DOCX_TORN("docx"),
    DOCX_AUTHOR("docx"),
    DOCX_REMARK("docx"),
    XLSX_TEXT("xlsx"),
    ODT_TEXT("odt"),
    ODT_AUTHOR("odt"),
    PDF_TEXT("pdf"),
    PDF_TITLE("pdf"),
    PNG_TEXT("png"),
    PNG_PACKED_TEXT("png"),
    JPEG_COMMENT("jpg"),
    JPEG_ARTIST("jpg"),
    FILE_NAME("txt"),
    ZIP_ENTRY_NAME("zip"),
    ZIP_COMMENT("zip"),
    ZIP_IN_ZIP("zip"),
    GZIP("gz"),
    BASE64("txt"),
    BASE64URL_IN_LINK("txt"),
    BASE64_TWICE("txt"),
    HEXADECIMAL("txt"),
    HEXADECIMAL_PAIRS("txt"),
    PERCENT("txt"),
    PERCENT_TWICE("txt"),
    PROGRAM_ESCAPES("txt"),
    UTF8_READ_AS_WINDOWS("txt"),
    WINDOWS_READ_AS_OTHER("txt"),
    INTERNATIONAL_HOST("txt");

    private static final Charset LATIN = Charset.forName("windows-1250");
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final String MAIL =
            "From: Duty <duty@office.example>\r\nTo: desk@other.example\r\nDate: Thu, 26 Nov 2026 09:00:00 +0100\r\n"
                    + "MIME-Version: 1.0\r\n";

    private final String extension;

    Leak(String extension) {
        this.extension = extension;
    }

    /** A file's name and content. */
    record Made(String name, byte[] content) {}

    Made make(String told, String number, Random random) {
        String name = this == FILE_NAME ? told.replace('/', '_') : "document-" + number;
        return new Made(name + "." + extension, content(told, random));
    }

    private byte[] content(String told, Random random) {
        String line = "see " + told + " please";
        return switch (this) {
            case TEXT -> utf8(line);
            case TEXT_OLD_WINDOWS -> ("re: " + told + "\r\nthank you").getBytes(windows(told));
            case TEXT_UTF16 ->
                line.getBytes(random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.UTF_16LE);
            case TABLE -> utf8("no;what;remark\n1;" + told + ";-\n2;nothing;-\n");
            case JSON_ESCAPES -> utf8("{\"a\":\"" + escaped("\\u%04x", told) + "\"}");
            case XML -> utf8("<form><field>" + told + "</field></form>");
            case XML_ATTRIBUTE -> utf8("<form><field value='" + told.replace("'", "&apos;") + "'/></form>");
            case XML_COMMENT -> utf8("<form><!-- " + told + " --><field/></form>");
            case HTML_REFERENCES -> utf8("<html><p>" + escaped("&#%d;", told) + "</p></html>");
            case HTML_TORN_BY_TAGS ->
                utf8("<html><p>" + told.substring(0, 2) + "<b>" + told.substring(2) + "</b></p></html>");
            case MAIL_SUBJECT -> utf8(MAIL + "Subject: =?utf-8?B?" + base64(told) + "?=\r\n\r\nsee above\r\n");
            case MAIL_BODY_BASE64 ->
                utf8(MAIL
                        + "Subject: re\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + base64(line) + "\r\n");
            case MAIL_BODY_QUOTED ->
                utf8(MAIL + "Subject: re\r\nContent-Type: text/plain; charset=" + windows(told)
                        + "\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nsee "
                        + quoted(told.getBytes(windows(told))) + "\r\n");
            case MAIL_ATTACHMENT_NAME -> attached(told + ".txt", utf8("nothing"));
            case MAIL_ATTACHMENT -> attached("a.docx", Documents.docx(told, "office", "-"));
            case DOCX_TEXT -> Documents.docx(told, "office", "-");
            case DOCX_TORN ->
                Documents.docx(
                        told.substring(0, 2) + "</w:t></w:r><w:proofErr w:type='x'/><w:r><w:rPr><w:b/></w:rPr><w:t>"
                                + told.substring(2),
                        "office",
                        "-");
            case DOCX_AUTHOR -> Documents.docx("nothing", told, "-");
            case DOCX_REMARK -> Documents.docx("nothing", "office", told);
            case XLSX_TEXT -> Documents.xlsx(told, "12");
            case ODT_TEXT ->
                Documents.odt(told.substring(0, 1) + "<text:span>" + told.substring(1) + "</text:span>", "office");
            case ODT_AUTHOR -> Documents.odt("nothing", told);
            case PDF_TEXT -> Documents.pdf("see " + ascii(told, random) + " please", "letter");
            case PDF_TITLE -> Documents.pdf("nothing to see", told);
            case PNG_TEXT -> Documents.png("iTXt", Documents.concat(utf8("Author\0\0\0\0\0"), utf8(told)));
            case PNG_PACKED_TEXT ->
                Documents.png("zTXt", Documents.concat(utf8("Comment\0\0"), Documents.deflated(utf8(line))));
            case JPEG_COMMENT -> Documents.jpeg(0xFE, utf8(told));
            case JPEG_ARTIST -> Documents.jpeg(0xE1, Documents.exif(told));
            case FILE_NAME -> utf8("nothing to see");
            case ZIP_ENTRY_NAME -> Documents.zip("", Map.of(told.replace('/', '_') + ".txt", utf8("nothing")));
            case ZIP_COMMENT -> Documents.zip(told, Map.of("a.txt", utf8("nothing")));
            case ZIP_IN_ZIP -> Documents.zip("", Map.of("b.zip", Documents.zip("", Map.of("c.txt", utf8(line)))));
            case GZIP -> Documents.gzip(utf8(line));
            case BASE64 -> utf8("token: " + base64(told));
            case BASE64URL_IN_LINK ->
                utf8("https://office.example/case/"
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(utf8("id " + told)) + "/open");
            case BASE64_TWICE -> utf8("token: " + base64(base64(told)));
            case HEXADECIMAL -> utf8("id=" + HexFormat.of().formatHex(utf8(told)));
            case HEXADECIMAL_PAIRS ->
                utf8("dump " + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(utf8(told)));
            case PERCENT -> utf8("link /case?who%3D" + percent(told));
            case PERCENT_TWICE -> utf8("link /case?who=" + percent(percent(told)));
            case PROGRAM_ESCAPES -> utf8("b'" + bytes("\\x%02x", utf8(told)) + "'");
            case UTF8_READ_AS_WINDOWS -> utf8("re: " + new String(utf8(told), StandardCharsets.ISO_8859_1) + " please");
            case WINDOWS_READ_AS_OTHER ->
                utf8("re: "
                        + new String(told.getBytes(windows(told)), windows(told).equals(LATIN) ? CYRILLIC : LATIN)
                        + " please");
            case INTERNATIONAL_HOST -> utf8("mail to desk at " + host(told) + " today");
        };
    }

    /** Ways of writing that old character sets, or the letters of a PDF, do not have. */
    boolean takes(Spelling spelling) {
        boolean plainOnly = switch (this) {
            case TEXT_OLD_WINDOWS, MAIL_BODY_QUOTED, WINDOWS_READ_AS_OTHER, INTERNATIONAL_HOST, PDF_TEXT, JPEG_ARTIST ->
                true;
            default -> false;
        };
        return !plainOnly
                || spelling == Spelling.AS_WRITTEN
                || spelling == Spelling.CAPITALS
                || spelling == Spelling.SMALL;
    }

    private static byte[] attached(String name, byte[] content) {
        return utf8(MAIL
                + "Subject: re\r\nContent-Type: multipart/mixed; boundary=\"b-1\"\r\n\r\n--b-1\r\nContent-Type: text/plain\r\n\r\n"
                + "see attachment\r\n--b-1\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\""
                + name
                + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(content) + "\r\n--b-1--\r\n");
    }

    private static Charset windows(String told) {
        return told.chars().anyMatch(letter -> letter >= 0x400 && letter < 0x530) ? CYRILLIC : LATIN;
    }

    private static String ascii(String told, Random random) {
        return told.chars().allMatch(letter -> letter < 0x7F) ? told : Spelling.latin(told, random);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(utf8(text));
    }

    private static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String host(String told) {
        return IDN.toASCII(told.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "")) + ".example";
    }

    private static String escaped(String format, String text) {
        StringBuilder escaped = new StringBuilder();
        boolean pairs = format.contains("u");
        (pairs ? text.chars() : text.codePoints())
                .forEach(letter -> escaped.append(String.format(Locale.ROOT, format, letter)));
        return escaped.toString();
    }

    private static String bytes(String format, byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            text.append(String.format(Locale.ROOT, format, each & 0xFF));
        }
        return text.toString();
    }

    private static String quoted(byte[] bytes) {
        return bytes("=%02X", bytes);
    }
}

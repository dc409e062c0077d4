package org.trmgateway.officer.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.officer.scan.Documents.utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.protect.IdentifierKind;
import org.trmgateway.protect.KnownIdentifiers;
import org.trmgateway.protect.LeakFinding;

class FileScanTest {

    private final FileScan scan = new FileScan(
            KnownIdentifiers.builder()
                    .add(IdentifierKind.NAME, "Kowalska")
                    .add(IdentifierKind.NATIONAL_NUMBER, "92030899987")
                    .build(),
            List.of());

    @Test
    void saysWhereAndWhatKindAndHowManyButNotWhat() {
        FileReport report = scan.scan("a.docx", Documents.docx("Kowalska", "kowalska", "none"));

        assertThat(report.verdict()).isEqualTo(Verdict.HELD);
        assertThat(report.leaks().findings())
                .extracting(LeakFinding::where)
                .contains("word/document.xml", "docProps/core.xml");
        assertThat(report.toString()).doesNotContainIgnoringCase("kowalska");
    }

    @Test
    void showsNoNameOfAPartThatGivesSomebodyAway() {
        FileReport report = scan.scan("a.zip", Documents.zip("", Map.of("kowalska.txt", utf8("nothing"))));

        assertThat(report.leaks().findings()).extracting(LeakFinding::where).containsExactly("part 1");
    }

    @Test
    void readsLongNumbersOfSpreadsheets() {
        assertThat(scan.scan("a.xlsx", Documents.xlsx("nothing", "92030899987")).verdict())
                .isEqualTo(Verdict.HELD);
        assertThat(scan.scan("a.xlsx", Documents.xlsx("nothing", "9.2030899987E10"))
                        .verdict())
                .isEqualTo(Verdict.HELD);
    }

    @Test
    void neverCallsAPictureClean() {
        assertThat(scan.scan("a.png", Documents.png("tEXt", utf8("Title\0house")))
                        .verdict())
                .isEqualTo(Verdict.UNREADABLE);
        assertThat(scan.scan("a.jpg", Documents.jpeg(0xFE, utf8("house"))).verdict())
                .isEqualTo(Verdict.UNREADABLE);
        assertThat(scan.scan(
                                "a.docx",
                                Documents.zip("", Map.of("word/media/image1.png", Documents.png("tEXt", utf8("a")))))
                        .verdict())
                .isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void holdsAPictureThatSaysWhereItWasTaken() {
        assertThat(scan.scan("a.jpg", Documents.jpeg(0xE1, Documents.exif("")))
                        .leaks()
                        .findings())
                .extracting(LeakFinding::kind)
                .containsExactly("COORDINATES");
    }

    @Test
    void neverCallsUnknownOrLockedFilesClean() throws IOException {
        byte[] unknown = new byte[3000];
        new Random(7).nextBytes(unknown);
        byte[] sealed =
                utf8("<M><trm_SealedPart>" + Base64.getEncoder().encodeToString(unknown) + "</trm_SealedPart></M>");

        assertThat(scan.scan("a.bin", unknown).verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(scan.scan(
                                "a.doc",
                                Documents.concat(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, unknown))
                        .verdict())
                .isEqualTo(Verdict.UNREADABLE);
        assertThat(scan.scan("a.rtf", utf8("{\\rtf1 text}")).verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(scan.scan("a.xml", sealed).verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(scan.scan("a.pdf", locked()).verdict()).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void looksIntoWhatItCannotReadAllTheSame() {
        byte[] unknown = new byte[500];
        new Random(7).nextBytes(unknown);
        byte[] named = Documents.concat(unknown, "Kowalska".getBytes(StandardCharsets.UTF_16LE));

        assertThat(scan.scan("a.doc", named).verdict()).isEqualTo(Verdict.HELD);
    }

    @Test
    void readsAFileWithinText() {
        String docx = Base64.getMimeEncoder().encodeToString(Documents.docx("Kowalska", "-", "-"));

        assertThat(scan.scan("a.json", utf8("{\"file\":\"" + docx.replaceAll("\\s", "") + "\"}"))
                        .verdict())
                .isEqualTo(Verdict.HELD);
    }

    @Test
    void findsANameBetweenTwoPieces() {
        for (int before = 5_300; before < 6_100; before += 3) {
            byte[] text = utf8("x ".repeat(before / 2) + "Kowalska" + " y".repeat(3_000));
            assertThat(scan.scan("a.txt", text).verdict())
                    .as("behind %d", before)
                    .isEqualTo(Verdict.HELD);
        }
    }

    @Test
    void givesUpOnAZipBombInGoodTime() {
        byte[] zeros = new byte[Limits.LARGEST_PART + 1];
        byte[] bomb = Documents.zip("", Map.of("a.txt", zeros));
        assertThat(bomb.length).isLessThan(200_000);

        assertThat(scan.scan("a.zip", bomb).unread()).extracting(Unread::why).contains("too large");
        assertThat(scan.scan("a.gz", Documents.gzip(zeros)).verdict()).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void givesUpOnFilesWithinFilesWithinFiles() {
        byte[] nested = utf8("Kowalska");
        for (int depth = 0; depth < 20; depth++) {
            nested = Documents.zip("", Map.of("a.zip", nested));
        }
        assertThat(scan.scan("a.zip", nested).verdict()).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void givesUpOnTooManyParts() {
        Map<String, byte[]> parts = new HashMap<>();
        for (int part = 0; part <= Limits.MOST_PARTS; part++) {
            parts.put("p" + part, new byte[0]);
        }
        assertThat(scan.scan("a.zip", Documents.zip("", parts)).verdict()).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void survivesBrokenFiles() {
        Random random = new Random(20261126);
        List<byte[]> whole = List.of(
                Documents.docx("text", "author", "remark"),
                Documents.pdf("text", "title"),
                Documents.png("zTXt", Documents.concat(utf8("c\0\0"), Documents.deflated(utf8("text")))),
                Documents.jpeg(0xE1, Documents.exif("")),
                Documents.gzip(utf8("text")),
                Documents.signature(new byte[300]),
                utf8("From: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n--b"));
        for (int round = 0; round < 300; round++) {
            byte[] broken = whole.get(round % whole.size()).clone();
            for (int change = 0; change < 4; change++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = Arrays.copyOf(broken, 1 + random.nextInt(broken.length));
            assertThat(scan.scan("a", cut).verdict()).as("round %d", round).isNotNull();
        }
    }

    @Test
    void resolvesNothingThatMarkupNames() {
        byte[] markup = utf8("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'><!ENTITY c 'Kowalska'>]><a>&b;</a>");

        assertThat(scan.scan("a.xml", markup).verdict()).isEqualTo(Verdict.HELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kowalska.txt", "K%6fwalska.pdf", "S293YWxza2E=.txt", "Ковальска.jpg"})
    void looksAtTheNameOfTheFile(String name) {
        assertThat(scan.scan(name, new byte[0]).verdict()).isEqualTo(Verdict.HELD);
    }

    @Test
    void letsAddressesOfOfficesInMailHeadersPass() {
        byte[] mail = utf8(
                "From: duty@office.example\r\nTo: desk@other.example\r\nSubject: places\r\n\r\nfree from Monday\r\n");

        assertThat(scan.scan("a.eml", mail).verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(scan.scan("a.eml", utf8("From: kowalska@office.example\r\nTo: desk@other.example\r\n\r\nhm\r\n"))
                        .verdict())
                .as("one word alone may be an officer's")
                .isEqualTo(Verdict.CLEAN);
        assertThat(scan.scan(
                                "a.eml",
                                utf8(
                                        "From: duty@office.example\r\nSubject: re\r\n\r\nwrite to someone@mail.example\r\n"))
                        .verdict())
                .isEqualTo(Verdict.HELD);
    }

    private static byte[] locked() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }
}

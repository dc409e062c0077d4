package org.trmgateway.officer.scan;

import static org.trmgateway.officer.scan.Documents.utf8;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Files that offices write all day, in which there is nobody; some of their words resemble names. */
enum CleanFile {
    LETTER("txt"),
    LETTER_OLD_WINDOWS("txt"),
    MAIL("eml"),
    TABLE("csv"),
    SHEET("xlsx"),
    DOCX("docx"),
    ODT("odt"),
    PDF("pdf"),
    HTML("html"),
    DIGESTS("txt"),
    PSEUDONYMS("json"),
    CODES("xml"),
    RECEIPT("zip"),
    PACKED("gz");

    private static final List<String> LETTERS = List.of(
            "Szanowni Państwo, w odpowiedzi na pismo z dnia 26.11.2026 r. informujemy, że wolne miejsca są od poniedziałku. Kowalstwo i krawiectwo"
                    + " mają przerwę. Kanarek śpiewa w ogrodzie; natalka to pietruszka, a marek to warzywo. Z poważaniem, dyżurny oddziału.",
            "Vážení kolegovia, voľné lôžka budú od pondelka. Ďalší postup podľa dohody č. 12/2026. Ružena je aj ruža, záhradník seje hrach."
                    + " Prosíme o potvrdenie do piatku. S pozdravom, referát služieb.",
            "Поштовани, слободна места има од понедељка. Молимо за потврду до петка. Вера у успех, нада и љубав нису имена него речи."
                    + " Рачун је плаћен 12. новембра. Срдачно, служба.",
            "Poštovani, slobodna mesta ima od ponedeljka. Molimo potvrdu do petka. Zora sviće, reka Drina teče. Račun je plaćen. Služba.",
            "Паважаныя калегі, вольныя месцы будуць з панядзелка. Просім пацвердзіць да пятніцы. Святло, мір і надзея. З павагай, дзяжурны.",
            "Уважаемые коллеги, свободные места будут с понедельника. Просим подтвердить до пятницы. Вера, надежда и любовь остаются."
                    + " Светлана дорога к дому, но светлая дорога ровнее. С уважением, дежурный отдела.",
            "Hormatly kärdeşler, boş ýerler duşenbe gününden başlar. Anna güni çenli jogap bermegiňizi haýyş edýäris. Bahar paslynda güller açylýar."
                    + " Hormat bilen, nobatçy.",
            "Dear colleagues, places are free from Monday. Please confirm by Friday, 4 December 2026, under number 2026-11-0042. Grace and joy are"
                    + " words. The budget is 1 250 000 in 12 parts; see chapter 3.4. Kind regards, the duty desk.");
    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final String extension;

    CleanFile(String extension) {
        this.extension = extension;
    }

    Leak.Made make(int number, Random random) {
        return new Leak.Made("letter-" + number + "." + extension, content(number, random));
    }

    private byte[] content(int number, Random random) {
        String letter = LETTERS.get(number % LETTERS.size());
        return switch (this) {
            case LETTER -> utf8(letter + "\n" + letter);
            case LETTER_OLD_WINDOWS ->
                letter.getBytes(Charset.forName(isCyrillic(letter) ? "windows-1251" : "windows-1250"));
            case MAIL ->
                utf8(
                        "Received: from mx.office.example (10.0.0.7) by mx2.other.example; Thu, 26 Nov 2026 09:00:00 +0100\r\nFrom: Duty desk"
                                + " <duty@office.example>\r\nTo: desk@other.example\r\nMessage-ID: <" + uuid(random)
                                + "@office.example>\r\nSubject: =?utf-8?B?"
                                + Base64.getEncoder().encodeToString(utf8(letter.substring(0, 30)))
                                + "?=\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                                + Base64.getMimeEncoder().encodeToString(utf8(letter)) + "\r\n");
            case TABLE -> utf8(table(random));
            case SHEET -> Documents.xlsx(letter, Integer.toString(random.nextInt(100_000)));
            case DOCX -> Documents.docx(letter, "Duty desk", "Please check the date.");
            case ODT -> Documents.odt(letter, "Duty desk");
            case PDF -> Documents.pdf(LETTERS.getLast(), "Letter of the duty desk " + number);
            case HTML ->
                utf8("<html><head><title>News</title></head><body><p class='x'>" + letter + "</p></body></html>");
            case DIGESTS -> utf8(digests(random));
            case PSEUDONYMS ->
                utf8("{\"persons\":[\"" + symbols(random, 15) + "\",\"" + symbols(random, 5) + "-" + symbols(random, 5)
                        + "-" + symbols(random, 5) + "\"],\"case\":\"" + symbols(random, 26) + "\",\"message\":\""
                        + uuid(random) + "\"}");
            case CODES ->
                utf8(
                        "<M version='1'><trm_AgeBand>27-29</trm_AgeBand><prs_Citizenship trm_originalCode='pl:kraj:112'>BY</prs_Citizenship>"
                                + "<trm_Loss>P7 DROPPED pl:dokument</trm_Loss><trm_ConsentId>" + uuid(random)
                                + "</trm_ConsentId><at>2026-11-26T09:15:30.123Z</at></M>");
            case RECEIPT -> receipt(random);
            case PACKED -> Documents.gzip(utf8(letter));
        };
    }

    private static byte[] receipt(Random random) {
        byte[] signature = new byte[3309];
        random.nextBytes(signature);
        return Documents.zip(
                "",
                Map.of(
                        "mimetype", utf8("application/vnd.etsi.asic-e+zip"),
                        "evidence.xml",
                                utf8(
                                        "<evidence xmlns='urn:trmgateway:evidence:1'><event>ContentHandover</event><messageId>"
                                                + uuid(random)
                                                + "</messageId><from>pl-sg</from><at>2026-11-26T09:00:00Z</at><envelopeSha256>"
                                                + hex(random, 32)
                                                + "</envelopeSha256></evidence>"),
                        "META-INF/signature.p7s", Documents.signature(signature)));
    }

    private static String table(Random random) {
        StringBuilder table = new StringBuilder("no;region;cases;days;amount\n");
        for (int row = 1; row < 60; row++) {
            table.append(row)
                    .append(";PL-")
                    .append(10 + random.nextInt(80))
                    .append(';')
                    .append(random.nextInt(4000))
                    .append(';')
                    .append(random.nextInt(90))
                    .append(';')
                    .append(random.nextInt(100_000))
                    .append(',')
                    .append(10 + random.nextInt(89))
                    .append('\n');
        }
        return table.toString();
    }

    private static String digests(Random random) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 40; row++) {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            text.append(hex(random, 32))
                    .append("  file-")
                    .append(row)
                    .append(".xml\n")
                    .append(Base64.getEncoder().encodeToString(bytes))
                    .append('\n')
                    .append(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                    .append('\n');
        }
        return text.toString();
    }

    private static String hex(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String uuid(Random random) {
        return new UUID((random.nextLong() & ~0xF000L) | 0x7000L, (random.nextLong() >>> 2) | Long.MIN_VALUE)
                .toString();
    }

    private static String symbols(Random random, int count) {
        StringBuilder symbols = new StringBuilder();
        for (int place = 0; place < count; place++) {
            symbols.append(SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
        }
        return symbols.toString();
    }

    private static boolean isCyrillic(String text) {
        return text.chars().anyMatch(letter -> letter >= 0x400 && letter < 0x530);
    }
}

package org.trmgateway.routes.federation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sample forms of the country packs, addressed to the case of a test. Everybody in them is invented. */
public final class SampleForms {

    /** What Belarusian systems write. */
    public static final Charset BELARUSIAN = Charset.forName("windows-1251");

    private static final Pattern NUMBER = Pattern.compile("\\bnr=\"[^\"]*\"");
    private static final Pattern REFERENCE = Pattern.compile("ссылка=\"([^\"]+)\"");
    private static final Pattern MESSAGE = Pattern.compile("сообщение=\"([^\"]+)\"");

    private SampleForms() {}

    /** A referral of a mother with two children to {@code by-mvd}. */
    public static String referral(String caseNumber) {
        return polish("zgloszenie-matka-z-dziecmi.xml", caseNumber);
    }

    /** The same to an office of IOM. */
    public static String referralToIom(String caseNumber) {
        return referral(caseNumber).replace("\"by-mvd\"", "\"iom-pl\"");
    }

    /** A referral of a child of whom the year of birth alone is known. */
    public static String referralOfChild(String caseNumber) {
        return polish("zgloszenie-nastolatka-rok-urodzenia.xml", caseNumber);
    }

    /** A withdrawal of parts of the consent. */
    public static String withdrawal(String caseNumber) {
        return polish("wycofanie-zgody-zakres.xml", caseNumber);
    }

    /** A withdrawal of one purpose, in the canonical form that every system may use. */
    public static String withdrawalOf(String caseNumber, String purpose) {
        return message(
                "ConsentUpdate",
                "<Case><trm_CaseNumber>" + caseNumber + "</trm_CaseNumber></Case><Withdrawal>"
                        + "<trm_WithdrawnOn>2026-11-21</trm_WithdrawnOn><trm_WithdrawnPurpose>" + purpose
                        + "</trm_WithdrawnPurpose></Withdrawal>");
    }

    /** A canonical message, handed in as it is. */
    public static String message(String root, String content) {
        return "<" + root + " xmlns=\"urn:trmgateway:messages:1\" version=\"1\">" + content + "</" + root + ">";
    }

    /** The answer of {@code by-mvd} to a delivered document: it takes the case. */
    public static byte[] acceptance(byte[] delivered) {
        String document = new String(delivered, BELARUSIAN);
        String answer = text("by/samples/otvet-485-prinyato.xml", BELARUSIAN);
        answer = REFERENCE.matcher(answer).replaceFirst("ссылка=\"" + quoted(REFERENCE, document) + "\"");
        answer = MESSAGE.matcher(answer).replaceFirst("сообщение=\"" + quoted(MESSAGE, document) + "\"");
        return answer.getBytes(BELARUSIAN);
    }

    /** A canonical sample of a country pack. */
    public static String canonical(String path) {
        return text(path, StandardCharsets.UTF_8);
    }

    /** The lines of a file of the contracts. */
    public static List<String> lines(String resource) {
        return read(resource, StandardCharsets.UTF_8).lines().toList();
    }

    private static String polish(String sample, String caseNumber) {
        return NUMBER.matcher(text("pl/samples/" + sample, StandardCharsets.UTF_8))
                .replaceFirst("nr=\"" + caseNumber + "\"");
    }

    private static String quoted(Pattern attribute, String document) {
        Matcher found = attribute.matcher(document);
        if (!found.find()) {
            throw new IllegalStateException("the delivered form does not quote " + attribute.pattern());
        }
        return found.group(1);
    }

    private static String text(String path, Charset charset) {
        return read("/trm/countries/" + path, charset);
    }

    private static String read(String resource, Charset charset) {
        try (InputStream in = SampleForms.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no such file in the contracts: " + resource);
            }
            return new String(in.readAllBytes(), charset);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package org.trmgateway.acceptance.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The sample forms of the country packs, addressed to the case that is being played. Everybody in them is invented. */
public final class Samples {

    /** A woman with two children. */
    public static final String MOTHER = "zgloszenie-matka-z-dziecmi.xml";

    /** A building worker without documents. */
    public static final String WORKER = "zgloszenie-budowa-bez-dokumentow.xml";

    /** A young person whose year of birth alone is known. */
    public static final String YOUNG = "zgloszenie-nastolatka-rok-urodzenia.xml";

    /** The return request that follows {@link #MOTHER}. */
    public static final String RETURN = "wniosek-powrotowy-matka-z-dziecmi.xml";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NUMBER = Pattern.compile("\\bnr=\"[^\"]*\"");
    private static final Pattern REFERENCE = Pattern.compile("ссылка=\"([^\"]+)\"");
    private static final Pattern MESSAGE = Pattern.compile("сообщение=\"([^\"]+)\"");

    private Samples() {}

    /** A Polish form under another case number. */
    public static byte[] polish(String sample, String caseNumber) {
        String form = text("pl/samples/" + sample, StandardCharsets.UTF_8);
        return NUMBER.matcher(form).replaceFirst("nr=\"" + caseNumber + "\"").getBytes(StandardCharsets.UTF_8);
    }

    /** The Belarusian answer to a delivered form: it quotes the reference and the message it answers. */
    public static byte[] belarusianAnswer(String delivered, Charset charset) {
        String answer = text("by/samples/otvet-485-prinyato.xml", charset);
        answer = REFERENCE.matcher(answer).replaceFirst("ссылка=\"" + quoted(REFERENCE, delivered) + "\"");
        answer = MESSAGE.matcher(answer).replaceFirst("сообщение=\"" + quoted(MESSAGE, delivered) + "\"");
        return answer.getBytes(charset);
    }

    /** The office's decision on a delivered return request. */
    public static byte[] iomDecision(byte[] delivered) {
        JsonNode request = JSON.readTree(delivered);
        ObjectNode decision =
                (ObjectNode) JSON.readTree(text("iom/samples/return-assistance-decision.json", StandardCharsets.UTF_8));
        decision.put("caseReference", request.get("caseReference").asString());
        decision.put("inReplyTo", request.get("messageId").asString());
        return JSON.writeValueAsBytes(decision);
    }

    private static String quoted(Pattern attribute, String document) {
        Matcher found = attribute.matcher(document);
        if (!found.find()) {
            throw new IllegalStateException("the delivered form does not quote " + attribute.pattern());
        }
        return found.group(1);
    }

    /** A sample form as it is, by its path below the folder of the country packs. */
    public static String text(String path, Charset charset) {
        try (InputStream in = Samples.class.getResourceAsStream("/trm/countries/" + path)) {
            if (in == null) {
                throw new IllegalStateException("no such sample: " + path);
            }
            return new String(in.readAllBytes(), charset);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

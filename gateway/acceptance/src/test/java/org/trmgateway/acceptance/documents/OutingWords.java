package org.trmgateway.acceptance.documents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * Stems of words that tell what a message is about to whoever sees a queue, a file name, a log line or an address: on a shared screen, in a
 * backup, on a phone. In the languages of the packs there are and those there will be, also as they are typed without their own letters.
 */
final class OutingWords {

    private static final SequencedMap<String, String> STEMS = stems();
    private static final Map<String, Pattern> PATTERNS = patterns();

    private OutingWords() {}

    /** ISO 639-1 codes. */
    static List<String> languages() {
        return List.copyOf(STEMS.keySet());
    }

    /** The first stem in the text, with its language. */
    static Optional<String> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return languages().stream()
                .flatMap(language ->
                        PATTERNS.get(language).matcher(lower).results().map(found -> language + ":" + found.group()))
                .findFirst();
    }

    private static SequencedMap<String, String> stems() {
        SequencedMap<String, String> stems = new LinkedHashMap<>();
        stems.put(
                "en",
                "traffick|victim|survivor|exploit|slave|prostitut|sexual|abuse|asylum|refugee|rescue|brothel|coerc|deport");
        stems.put(
                "pl",
                "handlu|handel|ofiar|pokrzywdz|wykorzyst|wyzysk|niewoln|prostytu|seksual|przymus|uchod[zź]|(?<!\\p{L})azyl");
        stems.put(
                "ru",
                "торговл|жертв|эксплуат|рабств|проститу|пострадав|потерпев|сексуал|принужд|бежен|убежищ"
                        + "|torgovl|zhertv|postradav|poterpev|rabstv|bezhen|ubezhi");
        stems.put(
                "be",
                "гандл|ахвяр|пацярпел|прастыту|сэксуал|прымус|бежан|прытул|achviar|ahviar|paciarpel|prastytu|bezhan|prytulak");
        stems.put("sk", "obchodov|obeť|obete|obet[ií]|vyko?ris[tť]|otroc|prostit|n[uú]ten|ute[cč]en|znásil");
        stems.put(
                "sr",
                "trgovin|[zž]rtv|eksploat|iskori[sš][cć]|ropstv|izbeglic|prinud|трговин|жртв|експлоат|искоришћ|ропств|избеглиц|принуд");
        stems.put("tk", "söwda|sowda|pidalar|gurban|ekspluat|gulçul|gulcul|gaçgak|gacgak|bosgun|zorlama");
        return stems;
    }

    private static Map<String, Pattern> patterns() {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        STEMS.forEach((language, stems) -> patterns.put(language, Pattern.compile(stems)));
        return patterns;
    }
}

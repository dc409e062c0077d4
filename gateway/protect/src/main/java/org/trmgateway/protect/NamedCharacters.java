package org.trmgateway.protect;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The named references of HTML for letters and marks: Latin ones are a letter and the name of its mark, Cyrillic ones have names of their own. */
final class NamedCharacters {

    private static final String CYRILLIC = """
            а acy б bcy в vcy г gcy д dcy е iecy ё iocy ж zhcy з zcy и icy й jcy к kcy л lcy м mcy н ncy о ocy п pcy р rcy с scy т tcy
            у ucy ф fcy х khcy ц tscy ч chcy ш shcy щ shchcy ъ hardcy ы ycy ь softcy э ecy ю yucy я yacy ђ djcy ѓ gjcy є jukcy ѕ dscy
            і iukcy ї yicy ј jsercy љ ljcy њ njcy ћ tshcy ќ kjcy ў ubrcy џ dzcy""";
    private static final String OTHER = """
            & amp < lt > gt " quot ' apos \u00ad shy \u200b zwsp \u200c zwnj \u200d zwj ß szlig ı imath ø oslash æ aelig œ oelig ð eth þ thorn
            ł lstrok đ dstrok @ commat . period - hyphen - dash _ lowbar : colon / sol + plus""";
    private static final Map<String, String> MARKS = Map.of(
            "acute", "\u0301", "caron", "\u030c", "ogon", "\u0328", "cedil", "\u0327", "uml", "\u0308", "ring",
            "\u030a", "dot", "\u0307", "circ", "\u0302", "grave", "\u0300", "tilde", "\u0303");
    private static final Map<String, String> NAMES = names();

    private NamedCharacters() {}

    static Optional<String> of(String name) {
        if (name.equals("nbsp") || name.equals("ensp") || name.equals("emsp")) {
            return Optional.of(" ");
        }
        return Optional.ofNullable(NAMES.get(name)).or(() -> marked(name));
    }

    private static Optional<String> marked(String name) {
        return Optional.ofNullable(MARKS.get(name.substring(1))).map(mark -> name.charAt(0) + mark);
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        String[] pairs = (CYRILLIC + " " + OTHER).strip().split("[ \\n]+");
        for (int pair = 0; pair < pairs.length; pair += 2) {
            String character = pairs[pair];
            String name = pairs[pair + 1];
            names.put(name, character);
            names.put(Character.toUpperCase(name.charAt(0)) + name.substring(1), character.toUpperCase(Locale.ROOT));
            names.put(name.toUpperCase(Locale.ROOT), character.toUpperCase(Locale.ROOT));
        }
        return names;
    }
}

package org.trmgateway.protect;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Recognises somebody's identifier by its pattern and, where it has one, its check digit; whoever it belongs to. */
enum Recogniser {
    /** Polish PESEL: 11 digits, the century in the month, weights 1 3 7 9. */
    PESEL(digits(11)),
    /** Slovak and Czech rodné číslo: 50 more on the month for women, 10 digits divisible by 11; 9 digits only with the stroke. */
    RODNE_CISLO("(?<![0-9a-z])(?:[0-9]{6}[ ]?/[ ]?[0-9]{3,4}|[0-9]{10})(?![0-9a-z])"),
    /** JMBG of the former Yugoslav states: 13 digits, day first. */
    JMBG(digits(13)),
    /** Belarusian personal number: 14 characters, by pattern and date. */
    BELARUSIAN_PERSONAL_NUMBER("(?<![0-9a-z])[1-7][0-9]{6}[abchkem][0-9]{3}[a-z]{2}[0-9](?![0-9a-z])"),
    /** Two letters, check digit, six digits; weights 7 3 9 1 7 3 1 7 3. */
    POLISH_PASSPORT("(?<![0-9a-z])[a-z]{2}[ ]?[0-9]{7}(?![0-9a-z])"),
    /** Three letters, check digit, five digits; weights 7 3 1 9 7 3 1 7 3. */
    POLISH_IDENTITY_CARD("(?<![0-9a-z])[a-z]{3}[ ]?[0-9]{6}(?![0-9a-z])"),
    /** The series of the regions of Belarus and seven digits. */
    BELARUSIAN_PASSPORT("(?<![0-9a-z])(?:ab|bm|hb|kh|mp|mc|kb|pp|sp|dp)[ ]?[0-9]{7}(?![0-9a-z])"),
    /** Series and number behind the word for a passport or an identity card, in the languages of the parties: I-AŞ 123456. */
    TRAVEL_DOCUMENT(
            "(?<!\\p{L})(?:(?:"
                    + ContextWords.of(
                            "passport paszport pasport pasaport pasos паспорт пашпарт пасош identity.card dowod obciansky.preukaz"
                                    + " licna.karta лична.карта удостоверени пасведчанн sahadatnama")
                    + ")\\p{L}{0,4}|pas|op)(?!\\p{L})[^0-9\\n]{0,24}?(?<![0-9a-z])(?:[ivx]{1,3}[ -])?[a-z]{0,3}[ ]?[0-9]{6,9}(?![0-9a-z])"),
    /** A line of the machine-readable zone of a travel document: ICAO Doc 9303 parts 4 to 6. */
    MACHINE_READABLE_ZONE("(?<![0-9a-z<])[0-9a-z<]{30,44}(?![0-9a-z<])"),
    /** ISO 13616, also the Polish way without the country. */
    IBAN("(?<![0-9a-z])(?:[a-z]{2}[0-9]{2}(?:[ ]?[0-9a-z]){11,30}|[0-9]{2}(?:[ ]?[0-9]{4}){6})(?![0-9a-z])"),
    /** Issuers of cards, 13 to 19 digits, by their last digit. */
    PAYMENT_CARD(
            "(?<![0-9a-z])(?<![0-9][ -])(?:4(?:[ -]?[0-9]){12}|4(?:[ -]?[0-9]){15}|(?:5[1-5]|2[2-7])(?:[ -]?[0-9]){14}"
                    + "|3[47](?:[ -]?[0-9]){13}|3[068](?:[ -]?[0-9]){12}|6[0-9](?:[ -]?[0-9]){14,17}"
                    + "|(?:9112|9860|9891)(?:[ -]?[0-9]){12})(?![0-9a-z])(?![ -][0-9])"),
    EMAIL("(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,8}"),
    /** ITU-T E.164: a plus sign or 00, and 7 to 15 digits; or any number behind the word for a telephone. */
    PHONE("(?:\\+|(?<![0-9a-z.:-])00)[ ]?[1-9](?:[ ()./-]{0,2}[0-9]){6,14}(?![0-9])|(?<!\\p{L})(?:"
            + ContextWords.of(
                    "tel telefon phone mob mobil mobile kom komorka gsm whatsapp viber тел телефон моб мобильный моби тэл тэлефон")
            + ")[.:]{0,2}[ ]{0,3}[(0-9](?:[ ()./-]{0,2}[0-9]){6,14}(?![0-9])"),
    /** Decimal degrees of at least four places, in pairs; degrees and minutes; geo addresses (RFC 5870). */
    COORDINATES("(?<![0-9.])-?[0-9]{1,2}[.][0-9]{4,}[ ]?[,;/ ][ ]?-?[0-9]{1,3}[.][0-9]{4,}(?![0-9.])"
            + "|[0-9]{1,3}[ ]?\u00b0[ ]?[0-9]{1,2}(?:[.,][0-9]+)?[ ]?['\u2032\u2019]|geo:-?[0-9]{1,2}[.][0-9]+,"),
    /** A page of somebody on a network, or an address that carries more than a place. */
    WEB_ADDRESS(
            "(?:(?:facebook|instagram|tiktok|linkedin|twitter|vkontakte|odnoklassniki|youtube|snapchat|pinterest)\\.com"
                    + "|(?<![a-z0-9-])(?:fb|x|vk)\\.com|(?<![a-z0-9-])(?:ok\\.ru|vk\\.ru|t\\.me|wa\\.me|fb\\.me|imo\\.im))/[a-z0-9@+]"
                    + "|https?://[^\\s/?#]{1,200}@|https?://[^\\s?#]{1,500}[?#][^\\s]{3}"),
    /** An account on a network. */
    SOCIAL_HANDLE("(?<![a-z0-9._%+/@-])@[a-z0-9_][a-z0-9_.]{2,30}|(?<!\\p{L})(?:"
            + ContextWords.of(
                    "skype telegram instagram facebook messenger tiktok snapchat vk imo viber whatsapp телеграм вконтакте одноклассники")
            + ")[ ]?[:=][ ]{0,2}(?=[a-z_.]{0,40}[0-9_@+])[a-z0-9_@+][a-z0-9_.]{2,40}");

    private static final int FEWEST_DIGITS = 6;

    private final Pattern pattern;

    Recogniser(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** How a text is read by all of them: letters without marks, in one case and script, digits 0 to 9. */
    static String plain(String text) {
        return LatinLetters.strip(Lookalikes.toLatin(LatinLetters.fold(OtherScripts.lookalikes(text))));
    }

    /** Whether any of them can find something; tells so quickly. */
    static boolean worthLooking(Signs signs) {
        return signs.digits() >= FEWEST_DIGITS || signs.marks();
    }

    boolean recognises(String text) {
        String plain = plain(text);
        return count(plain, Signs.of(plain)) > 0;
    }

    /**
     * How many there are in a text that was made plain.
     *
     * @param signs of the text
     */
    int count(String plain, Signs signs) {
        return mayBeIn(plain, signs)
                ? (int) pattern.matcher(plain)
                        .results()
                        .map(MatchResult::group)
                        .filter(this::holds)
                        .count()
                : 0;
    }

    /** Spares the pattern most texts. */
    private boolean mayBeIn(String plain, Signs signs) {
        return switch (this) {
            case EMAIL -> plain.indexOf('@') >= 0;
            case SOCIAL_HANDLE -> plain.indexOf('@') >= 0 || plain.indexOf(':') >= 0 || plain.indexOf('=') >= 0;
            case WEB_ADDRESS -> plain.indexOf('/') >= 0 && signs.letters() > 2;
            case COORDINATES -> signs.digits() > 2 && (signs.marks() || plain.indexOf('.') >= 0);
            case MACHINE_READABLE_ZONE -> plain.length() >= MachineReadable.SHORTEST;
            case PESEL -> signs.digits() >= 11;
            case JMBG, PAYMENT_CARD -> signs.digits() >= 13;
            case IBAN -> signs.digits() >= 11;
            case BELARUSIAN_PERSONAL_NUMBER -> signs.digits() >= 11 && signs.letters() >= 3;
            case RODNE_CISLO -> signs.digits() >= 9;
            case POLISH_PASSPORT, BELARUSIAN_PASSPORT -> signs.digits() >= 7 && signs.letters() >= 2;
            case POLISH_IDENTITY_CARD, TRAVEL_DOCUMENT -> signs.digits() >= 6 && signs.letters() >= 2;
            case PHONE ->
                signs.digits() >= 7 && (signs.letters() > 2 || plain.indexOf('+') >= 0 || plain.contains("00"));
        };
    }

    private boolean holds(String found) {
        return switch (this) {
            case PESEL -> CheckDigits.pesel(found);
            case RODNE_CISLO -> CheckDigits.rodneCislo(found);
            case JMBG -> CheckDigits.jmbg(found);
            case BELARUSIAN_PERSONAL_NUMBER -> CheckDigits.belarusian(found);
            case POLISH_PASSPORT -> CheckDigits.tens(bare(found), 7, 3, 9, 1, 7, 3, 1, 7, 3);
            case POLISH_IDENTITY_CARD -> CheckDigits.tens(bare(found), 7, 3, 1, 9, 7, 3, 1, 7, 3);
            case MACHINE_READABLE_ZONE -> MachineReadable.holds(found);
            case IBAN -> BankAccount.holds(found);
            case PAYMENT_CARD -> CheckDigits.luhn(found);
            case BELARUSIAN_PASSPORT, TRAVEL_DOCUMENT, EMAIL, PHONE, COORDINATES, WEB_ADDRESS, SOCIAL_HANDLE -> true;
        };
    }

    private static String digits(int count) {
        return "(?<![0-9a-z])(?<![0-9][ -])[0-9](?:[ -]?[0-9]){" + (count - 1) + "}(?![0-9a-z])(?![ -][0-9])";
    }

    private static String bare(String found) {
        return found.replace(" ", "");
    }
}

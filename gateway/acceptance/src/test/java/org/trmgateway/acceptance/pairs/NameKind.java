package org.trmgateway.acceptance.pairs;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Names of a language, made of pieces that are put together in an order nobody has; or names that are awkward to look for. */
enum NameKind {
    POLISH("Źdźb Szczer Brzęk Chrząs Krzywog Wrzoś Świerk Żółt", "ow iń ąk el osz", "ska czyk ewicz wiak yga"),
    SLOVAK("Hrôzd Štvrť Žeriav Ľubovč Ďatľ Kŕdľ", "ov in ač el", "ská ová ecký anka"),
    SERBIAN_LATIN("Đurđij Šćepan Ljubos Džinov Nježin", "an ov in il", "ović evac ica enko"),
    SERBIAN("Ђурђиј Шћепан Љубос Џинов Њежин", "ан ов ин ил", "овић евац ица енко"),
    BELARUSIAN("Дзевял Хрушч Журав Ёўхім Шчарб Пятруч", "ат он ын ась", "овіч энка аўна цюк"),
    RUSSIAN("Щекоч Подъяч Жемчуж Хлебощ Вьюрк", "их ев ан ул", "ина ский енков юхина"),
    TURKMEN("Nyýazb Gurbang Öwezm Şöhratg Ýazmyr Ämanm", "el yr äd ow", "diýew dowa gylyç mammet"),
    HYPHENATED("Źdźb Brzęk Chrząs Świerk", "ow iń ąk el", "ska czyk ewicz"),
    APOSTROPHE("Dziaż Korsz Mżaw Rżys", "ur en ok al", "ski ak ewicz"),
    TWO_LETTERS("Žu Ły Đe Ёж Ўд Ýo", "", ""),
    /** Stand in every form, so that to find them says nothing. */
    COMMON_WORD("Telefon Sprawa Data Wiadomość Kontakt", "", "");

    private static final int ATTEMPTS = 100;

    private final String begins;
    private final String middles;
    private final String ends;

    NameKind(String begins, String middles, String ends) {
        this.begins = begins;
        this.middles = middles;
        this.ends = ends;
    }

    /** A name that nobody has had so far, as far as there are any. */
    String invent(Random random, Set<String> taken) {
        String name = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            name = finish(any(begins, random)
                    + any(middles, random)
                    + any(middles, random)
                    + any(middles, random)
                    + any(ends, random));
            if (taken.add(name)) {
                break;
            }
        }
        return name;
    }

    private String finish(String name) {
        return switch (this) {
            case HYPHENATED -> name + "-Ćmok" + name.toLowerCase(Locale.ROOT);
            case APOSTROPHE -> "O'" + name;
            default -> name;
        };
    }

    private static String any(String pieces, Random random) {
        List<String> all = List.of(pieces.split(" "));
        return all.get(random.nextInt(all.size()));
    }
}

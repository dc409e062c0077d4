package org.trmgateway.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.trmgateway.acceptance.demo.Samples;

/**
 * An invented person who takes the place of the one in the sample forms. Nothing about her resembles anything else, so that whatever of her is
 * found somewhere has got there from her forms. Her numbers have good check digits.
 *
 * @param surname Polish letters
 * @param birthName Serbian Latin letters
 * @param firstName Polish letters
 * @param patronymic Belarusian, in Polish spelling
 * @param cyrillicName Belarusian letters
 * @param alias what she is called
 * @param identityNumber PESEL
 * @param passport of Belarus
 * @param travelDocument issued for the return
 * @param phone hers
 * @param email hers
 * @param street where she lives
 * @param village where she comes from
 * @param sonSurname Polish letters
 * @param son first name
 * @param sonIdentityNumber PESEL
 * @param daughter first name
 * @param relative Serbian Cyrillic letters
 * @param relativePhone Serbian
 * @param story what happened to her, in free text
 * @param illness in free text
 */
record Persona(
        String surname,
        String birthName,
        String firstName,
        String patronymic,
        String cyrillicName,
        String alias,
        String identityNumber,
        String passport,
        String travelDocument,
        String phone,
        String email,
        String street,
        String village,
        String sonSurname,
        String son,
        String sonIdentityNumber,
        String daughter,
        String relative,
        String relativePhone,
        String story,
        String illness) {

    /** Whose case goes the whole way. */
    static final Persona TRAVELLER = new Persona(
            "Źdźbłowska-Żurawianka",
            "Đurđijanović",
            "Kwietosława",
            "Mścisławauna",
            "Дзевялтовіч Кветаслава Мсціславаўна",
            "Zięborka",
            "92030853262",
            "BM7391846",
            "TD 739184",
            "+48600853326",
            "zdzblo.kanarek@skrytka.example",
            "Przepiórcza 41/17",
            "Kanarkowicze",
            "Źdźbłowski",
            "Wszerad",
            "15260137139",
            "Żyrosława",
            "Ђурђијановић Љубосава",
            "+381641537294",
            "Klucz od kurnika nosił Świętopełk Zbrojnicki.",
            "Uczulenie na wyciąg z jemioły.");

    /** Whose forms are all wrong. */
    static final Persona MISTAKEN = new Persona(
            "Chrząszczewska-Brzmiąca",
            "Šćepanđević",
            "Dobroniega",
            "Wiaczasławauna",
            "Хрушчэўская Дабраніга Вячаславаўна",
            "Szczebrzucha",
            "92030871488",
            "BM5148309",
            "TD 514830",
            "+48600871488",
            "brzmi.w.trzcinie@skrytka.example",
            "Trzcinowa 88/9",
            "Szczebrzeszynki",
            "Chrząszczewski",
            "Gościwit",
            "15260149516",
            "Świętożyźń",
            "Шћепанђевић Живадинка",
            "+381649516871",
            "Okno wychodziło na wieżę triangulacyjną.",
            "Blizna po oparzeniu łojem.");

    private static final List<String> SAMPLE = List.of(
            ">Łącka-Wójcik<",
            ">Kawalczuk<",
            ">Wolha<",
            ">Iwanauna<",
            "Кавальчук Вольга Іванаўна",
            ">Olka<",
            "92030899987",
            "BM9900017",
            "TD 990017",
            "+48600999017",
            "wolha.k@poczta.example",
            "Zmyślona 7/3",
            "miejscowosc=\"Witebsk\"",
            ">Łącki<",
            ">Łącka<",
            ">Cimafiej<",
            "15260199979",
            ">Alesia<",
            "Kawalczuk Hanna",
            "+375299990017",
            "Osoba mieszkała w domu pracodawcy, bez umowy i bez wynagrodzenia.",
            "Stałe leki na tarczycę.");

    /** A sample form about her, under a case number. */
    String form(String sample, String caseNumber) {
        String form = new String(Samples.polish(sample, caseNumber), StandardCharsets.UTF_8);
        List<String> own = inPlaceOfSample();
        for (int i = 0; i < SAMPLE.size(); i++) {
            form = form.replace(SAMPLE.get(i), own.get(i));
        }
        assertThat(form).contains(surname, son, identityNumber).doesNotContain("Wolha", "Łąck");
        return form;
    }

    /** Everything that must not be seen, in the words in which it would be. */
    List<String> secrets() {
        List<String> secrets = new ArrayList<>(List.of(
                birthName,
                firstName,
                patronymic,
                alias,
                identityNumber,
                passport,
                travelDocument,
                village,
                sonSurname,
                son,
                sonIdentityNumber,
                daughter,
                story,
                illness,
                phone.substring(1),
                relativePhone.substring(1),
                surname));
        for (String several : List.of(surname, cyrillicName, relative)) {
            secrets.addAll(List.of(several.split("[ -]")));
        }
        secrets.add(email.substring(0, email.indexOf('@')));
        secrets.add(street.substring(0, street.indexOf(' ')));
        return secrets;
    }

    private List<String> inPlaceOfSample() {
        return List.of(
                ">" + surname + "<",
                ">" + birthName + "<",
                ">" + firstName + "<",
                ">" + patronymic + "<",
                cyrillicName,
                ">" + alias + "<",
                identityNumber,
                passport,
                travelDocument,
                phone,
                email,
                street,
                "miejscowosc=\"" + village + "\"",
                ">" + sonSurname + "<",
                ">" + surname + "<",
                ">" + son + "<",
                sonIdentityNumber,
                ">" + daughter + "<",
                relative,
                relativePhone,
                story,
                illness);
    }
}

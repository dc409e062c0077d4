package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.referral.MessageType;

/** A pack changes while a case is open: what the old version accepted the new one still delivers, and forms of the old one are still read. */
class PackVersionTest {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final String NEEDS = "countries/by/codes/service.csv";

    /** Shelter has another code now; the old one is read, and no longer written. */
    private static final CountryPack NEXT_BELARUS = PackSamples.changed(
            "by",
            Map.of(
                    NEEDS,
                    text(NEEDS)
                            .replace(
                                    "ПР;приют;Shelter;exact;both",
                                    "УБ;убежище;Shelter;exact;both\nПР;приют;Shelter;exact;in"),
                    "countries/by/pack.xml",
                    text("countries/by/pack.xml").replace("country=\"by\" version=\"1", "country=\"by\" version=\"2")));

    @Test
    void deliversWhatTheOldVersionOfTheSenderAccepted() {
        Translation accepted =
                PackSamples.pack("pl").toCanonical(PackSamples.bytes("pl", "zgloszenie-matka-z-dziecmi.xml"));

        NationalDocument delivered = NEXT_BELARUS.toNational(
                new MessageType("M03"), accepted.canonical(), PackSamples.context("by", false, false));

        assertThat(NEXT_BELARUS.version()).startsWith("2");
        assertThat(new String(delivered.bytes(), WINDOWS_1251))
                .as("the new code of the receiver beside the old one of the sender")
                .contains("<Ответ код=\"УБ\" исходный=\"pl:potrzeba:01\">убежище</Ответ>");
    }

    @Test
    void readsAnswersThatWereFilledInWithCodesOfTheOldVersion() {
        Translation answer = NEXT_BELARUS.toCanonical(PackSamples.bytes("by", "otvet-485-prinyato.xml"));

        assertThat(PackSamples.comparable(answer.canonical()))
                .isEqualTo(PackSamples.comparable(
                        PackSamples.parse(PackSamples.bytes("by", "otvet-485-prinyato.canonical.xml"))));
    }

    private static String text(String path) {
        return new String(ContractFiles.packaged().bytes(path).orElseThrow(), StandardCharsets.UTF_8);
    }
}

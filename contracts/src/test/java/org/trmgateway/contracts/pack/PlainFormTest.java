package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** Every message there is, written as a plain form under the canonical names, and read again. The forms of all countries: pack kit. */
class PlainFormTest {

    @ParameterizedTest
    @MethodSource
    void readsWhatItWrites(Path sample) {
        CountryPack pack = PackSamples.pack("iom");
        Document message = CatalogueSamples.withoutOriginalCodes(sample);
        NationalDocument form = pack.toForm(message).orElseThrow();
        Translation again = pack.toCanonical(form.bytes());
        assertThat(PackSamples.comparable(again.canonical())).isEqualTo(PackSamples.comparable(message));
    }

    static Stream<Path> readsWhatItWrites() {
        return CatalogueSamples.valid().stream()
                .filter(sample -> !CatalogueSamples.afterProtection(PackSamples.parse(PackSamples.read(sample))));
    }
}

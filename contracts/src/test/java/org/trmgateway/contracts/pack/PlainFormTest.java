package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** Every message there is, written as a plain form of every country, and read again. */
class PlainFormTest {

    @ParameterizedTest
    @MethodSource
    void readsWhatItWrites(String country, Path sample) {
        CountryPack pack = PackSamples.pack(country);
        Document message = CatalogueSamples.withoutOriginalCodes(sample);
        NationalDocument form = pack.toForm(message).orElseThrow();
        Translation again = pack.toCanonical(form.bytes());
        assertThat(PackSamples.comparable(again.canonical())).isEqualTo(PackSamples.comparable(message));
    }

    static Stream<Arguments> readsWhatItWrites() {
        return Stream.of("iom", "pl", "sk", "rs", "by", "tm")
                .flatMap(country -> CatalogueSamples.valid().stream()
                        .filter(sample ->
                                !CatalogueSamples.afterProtection(PackSamples.parse(PackSamples.read(sample))))
                        .map(sample -> Arguments.of(country, sample)));
    }
}

package org.trmgateway.packkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.contracts.pack.PackReading;
import org.trmgateway.contracts.pack.Translation;
import org.trmgateway.referral.GatewayException;
import org.w3c.dom.Element;

/** Every message there is, written as a form of every country and read again: nothing changes but what the code tables say. */
class PlainFormsTest {

    private static final Path MESSAGES = CommandLine.HOME.resolve("contracts/messages/samples");
    private static final ContractFiles FILES = ContractFiles.of(CommandLine.HOME);
    private static final Contracts CONTRACTS = Contracts.load(FILES, List.of());
    private static final List<PackSource> SOURCES = PackSource.all(FILES);
    private static final Map<String, PackReading> PACKS = new ConcurrentHashMap<>();

    @ParameterizedTest
    @MethodSource
    void i10_everyMessageComesBackFromEveryCountry(String country, Path sample) throws IOException {
        PackReading reading = pack(country);
        CountryPack pack = reading.pack().orElseThrow();
        PackSource source = source(country);

        RoundTrip trip = RoundTrips.through(source, pack, reading.outline().orElseThrow(), CONTRACTS)
                .of(sample.toString(), handedIn(sample, pack));

        assertThat(trip.way()).as(trip.reason()).isEqualTo(RoundTrip.Way.PLAIN);
        assertThat(trip.undeclared()).isEmpty();
    }

    static Stream<Arguments> i10_everyMessageComesBackFromEveryCountry() throws IOException {
        List<Path> samples;
        try (Stream<Path> files = Files.walk(MESSAGES)) {
            samples = files.filter(file -> file.getFileName().toString().startsWith("valid-"))
                    .filter(PlainFormsTest::canBeHandedIn)
                    .sorted()
                    .toList();
        }
        assertThat(samples).hasSizeGreaterThan(40);
        return SOURCES.stream()
                .map(PackSource::country)
                .flatMap(country -> samples.stream().map(sample -> Arguments.of(country, sample)));
    }

    /** Not one that holds what only a gateway makes. */
    private static boolean canBeHandedIn(Path sample) {
        try {
            handedIn(sample, pack("iom").pack().orElseThrow());
            return true;
        } catch (GatewayException gatewayMade) {
            return false;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Translation handedIn(Path sample, CountryPack pack) throws IOException {
        Element message = Message.parse(Files.readAllBytes(sample)).getDocumentElement();
        Message.leaves(message, leaf -> leaf.removeAttribute("trm_originalCode"));
        return pack.toCanonical(Message.write(message.getOwnerDocument()));
    }

    private static PackReading pack(String country) {
        return PACKS.computeIfAbsent(country, wanted -> source(wanted).read(CONTRACTS));
    }

    private static PackSource source(String country) {
        return SOURCES.stream()
                .filter(source -> source.country().equals(country))
                .findFirst()
                .orElseThrow();
    }
}

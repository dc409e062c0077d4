package org.trmgateway.acceptance.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.acceptance.path.Needles;

/** Each of five countries refers somebody to each other and to IOM, and is answered: everybody writes and reads the form of the own country. */
@ExtendWith(SharedSixNodes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountryPairsTest {

    private static final List<String> COUNTRIES = List.of("pl-sg", "sk-mv", "rs-centar", "by-mvd", "tm-ngo");
    private static final String PSEUDONYM = "[0-9A-HJKMNP-TV-Z]{15}";
    private static final int FIRST_CASE = 700_001;

    private final Map<Pair, Exchange> exchanges = new LinkedHashMap<>();

    private final SixNodes nodes;

    CountryPairsTest(SixNodes nodes) {
        this.nodes = nodes;
    }

    static Stream<Pair> pairsOfCountries() {
        return COUNTRIES.stream()
                .flatMap(from ->
                        COUNTRIES.stream().filter(to -> !to.equals(from)).map(to -> new Pair(from, to)));
    }

    static Stream<Pair> countriesAndProviders() {
        return Stream.of(new Pair("sk-mv", "pl-kcik"), new Pair("rs-centar", "by-tcson"));
    }

    static Stream<Pair> countriesAndOffices() {
        return Stream.of(
                new Pair("pl-sg", "iom-by"),
                new Pair("sk-mv", "iom-by"),
                new Pair("rs-centar", "iom-by"),
                new Pair("by-mvd", "iom-pl"),
                new Pair("tm-ngo", "iom-pl"));
    }

    @BeforeAll
    void handInEveryReferral() {
        Stream.of(pairsOfCountries(), countriesAndProviders(), countriesAndOffices())
                .flatMap(pairs -> pairs)
                .forEach(this::handIn);
    }

    private void handIn(Pair pair) {
        NationalSystem sender = nodes.system(pair.from());
        NationalSystem receiver = nodes.system(pair.to());
        LocalDate today = LocalDate.now(Clock.systemUTC());
        exchanges.put(pair, new Exchange(sender, receiver, FIRST_CASE + exchanges.size(), today));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"pairsOfCountries", "countriesAndProviders"})
    void carriesReferralWithoutNameAndItsAnswerBack(Pair pair) {
        Exchange exchange = exchanges.get(pair);
        byte[] document = exchange.receiver().take(exchange.referralId());

        ReadReferral referral = exchange.receiver().voice().readReferral(document);

        assertThat(referral.person()).matches(PSEUDONYM);
        assertThat(Needles.of(exchange.personAndNumber()).in(document)).isEmpty();
        requireDelivered(exchange.sender(), exchange.receiver(), exchange.referralId(), referral.heading());
        requireAnswered(exchange, referral.heading());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("countriesAndOffices")
    void carriesReferralToOfficeOfIomAndItsAnswerBack(Pair pair) {
        Exchange exchange = exchanges.get(pair);
        byte[] document = exchange.receiver().take(exchange.referralId());

        ReadReferral referral = exchange.receiver().voice().readReferral(document);

        assertThat(referral.person())
                .isEqualTo(exchange.sender().voice().names().getFirst());
        assertThat(Needles.of(List.of(exchange.senderNumber())).in(document)).isEmpty();
        requireDelivered(exchange.sender(), exchange.receiver(), exchange.referralId(), referral.heading());
        requireAnswered(exchange, referral.heading());
    }

    /** The receiver accepts by its channel and in its form, and the sender learns of it by its own channel and in its own form. */
    private void requireAnswered(Exchange exchange, Heading referral) {
        String answer = exchange.accept(referral);
        byte[] document = exchange.sender().take(answer);

        ReadDecision decision = exchange.sender().voice().readDecision(document);

        assertThat(decision.accepted()).isTrue();
        assertThat(decision.answers()).isEqualTo(exchange.referralId());
        assertThat(decision.caseNumber()).isEqualTo(exchange.senderNumber());
        assertThat(decision.heading().caseReference()).isEqualTo(referral.caseReference());
        assertThat(Needles.of(List.of(exchange.receiverNumber())).in(document)).isEmpty();
        requireDelivered(exchange.receiver(), exchange.sender(), answer, decision.heading());
    }

    private void requireDelivered(NationalSystem from, NationalSystem to, String messageId, Heading heading) {
        String reference = from.awaitDelivered(messageId).get("caseReference").asString();
        assertThat(heading).isEqualTo(new Heading(messageId, reference, from.party(), to.party()));
        assertThat(nodes.proven(from, messageId)).as("receipts verify").isTrue();
    }
}

package org.trmgateway.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;

class RevealOrderXmlTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void readsWhatItWrote() {
        RevealOrder order = order(Duration.ofHours(1));
        assertThat(RevealOrderXml.read(RevealOrderXml.write(order))).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<field>P1</field>|<field>P1</field><field>P1</field>",
                "<field>P1</field>|<field>P</field>",
                "<field>P1</field>|",
                "<purpose>emergency</purpose>|<purpose>curiosity</purpose>",
                "<legalBasis>court-order-12</legalBasis>|<legalBasis>because I say so</legalBasis>",
                "<expires>2026-11-26T13:00:00.000Z</expires>|<expires>2026-11-26T12:00:00.000Z</expires>",
                "<expires>2026-11-26T13:00:00.000Z</expires>|<expires>2026-11-30T12:00:00.000Z</expires>",
                "<recipient>pl-sg</recipient>|<recipient>pl-sg</recipient><recipient>by-mvd</recipient>",
                "<id>|<id >",
                "<revealOrder xmlns|<revealOrder  xmlns"
            })
    void refusesEveryOtherSpellingAndEveryOrderThatAsksTooMuch(String part, @Nullable String instead) {
        String xml = new String(RevealOrderXml.write(order(Duration.ofHours(1))), StandardCharsets.UTF_8);
        assertThat(xml).contains(part);
        byte[] wrong = xml.replace(part, instead == null ? "" : instead).getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> RevealOrderXml.read(wrong))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.PROTECT_REVEAL_ORDER_INVALID));
    }

    private static RevealOrder order(Duration validity) {
        return new RevealOrder(
                UUID.fromString("b6f3c7de-6a1c-4a43-9d44-6c7f7a3c2a10"),
                new NodeId("pl"),
                MessageId.parse("019a9f2e-7c3b-7d5a-8f00-0123456789ab"),
                new TreeSet<>(Set.of("P1", "P3")),
                RevealOrder.Purpose.EMERGENCY,
                "court-order-12",
                new PartyId("pl-sg"),
                NOW,
                NOW.plus(validity));
    }
}

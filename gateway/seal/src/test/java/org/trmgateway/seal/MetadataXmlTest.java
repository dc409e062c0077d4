package org.trmgateway.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.SafeXml;

class MetadataXmlTest {

    private static final TestFederation FEDERATION = new TestFederation();
    private static final EnvelopeMetadata METADATA = FEDERATION.metadata(Suite.S2);

    @Test
    void readsWhatItWrote() {
        assertThat(MetadataXml.read(MetadataXml.write(METADATA))).isEqualTo(METADATA);
        MetadataXml.Signed signed = new MetadataXml.Signed(METADATA, Nonce.fresh());
        assertThat(MetadataXml.readSigned(MetadataXml.write(signed))).isEqualTo(signed);
    }

    @Test
    void writesEveryFieldInItsOneSpelling() {
        assertThat(new String(MetadataXml.write(METADATA), UTF_8)).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <envelope xmlns="urn:trmgateway:envelope:1">
                  <messageId>019a5f00-0000-7000-8000-000000000001</messageId>
                  <type>M01</type>
                  <caseReference>0123456789ABCDEFGHJKMNPQRS</caseReference>
                  <sequence>3</sequence>
                  <from>pl-sg</from>
                  <to>by-mvd</to>
                  <purpose>REFERRAL</purpose>
                  <created>2026-11-21T10:00:00.122Z</created>
                  <expires>2026-11-21T16:00:00.123Z</expires>
                  <suite>S2</suite>
                  <versions>
                    <pack>pl-2026.1</pack>
                    <policy>3</policy>
                    <choreography>2</choreography>
                    <codeLists>2026-11</codeLists>
                  </versions>
                  <originalSha256>039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81</originalSha256>
                  <inReplyTo>019a5f00-0000-7000-8000-000000000000</inReplyTo>
                </envelope>
                """);
    }

    @Test
    void writesWhatTheSchemasDescribe() {
        assertThatCode(() -> validate("envelope.xsd", MetadataXml.write(METADATA)))
                .doesNotThrowAnyException();
        byte[] signed = MetadataXml.write(new MetadataXml.Signed(METADATA, Nonce.fresh()));
        assertThatCode(() -> validate("envelope.xsd", signed)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void writesEvidenceThatTheSchemaDescribes(EvidenceEvent event) {
        byte[] evidence = EvidenceXml.write(ReceiptsTest.evidence(event, TestFederation.GATEWAY));
        assertThatCode(() -> validate("evidence.xsd", evidence)).doesNotThrowAnyException();
    }

    @Test
    void refusesEveryOtherSpelling() {
        refuse(xml -> xml.replace("\n", "\r\n"));
        refuse(xml -> xml.replace("  <type>", "   <type>"));
        refuse(xml -> xml.replace("M01", "<![CDATA[M01]]>"));
        refuse(xml -> xml.replace("M01", "&#77;01"));
        refuse(xml -> xml.replace("M01", " M01"));
        refuse(xml -> xml.replace("<sequence>3", "<sequence>03"));
        refuse(xml -> xml.replace("<sequence>3", "<sequence>0"));
        refuse(xml -> xml.replace("<sequence>3", "<sequence>-3"));
        refuse(xml -> xml.replace("<sequence>3", "<sequence>18446744073709551615"));
        refuse(xml -> xml.replace(".122Z", ".12Z"));
        refuse(xml -> xml.replace(".122Z", ".122000Z"));
        refuse(xml -> xml.replace(".122Z", ".122+00:00"));
        refuse(xml -> xml.replace("<type>M01</type>\n", ""));
        refuse(xml -> xml.replace("<type>M01</type>", "<type>M01</type><type>M01</type>"));
        refuse(xml -> xml.replace("</envelope>", "<extra/></envelope>"));
        refuse(xml -> xml.replace("</envelope>", "<nonce>" + "00".repeat(32) + "</nonce></envelope>"));
        refuse(xml -> xml.replace("envelope:1", "envelope:2"));
        refuse(xml -> xml + "<!-- -->");
        refuse(xml -> xml.replace("\n<envelope", "\n<!DOCTYPE envelope>\n<envelope"));
        refuse(xml -> xml.substring(0, xml.length() - 5));
        refuse(xml -> "");
        refuse(xml -> "<envelope xmlns=\"urn:trmgateway:envelope:1\"/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "Иванов", "a<b", "a\nb"})
    void refusesToWriteWhatIsNoNeutralWord(String purpose) {
        EnvelopeMetadata named = new EnvelopeMetadata(
                METADATA.messageId(),
                METADATA.type(),
                METADATA.caseReference(),
                1,
                METADATA.from(),
                METADATA.to(),
                purpose,
                METADATA.created(),
                METADATA.expires(),
                "S2",
                METADATA.versions(),
                METADATA.originalSha256(),
                Optional.empty());
        assertRefused(ErrorCode.SEAL_FAILED, "field=purpose", () -> MetadataXml.write(named));
    }

    @Test
    void refusesToWriteFractionsOfMilliseconds() {
        EnvelopeMetadata fine = new EnvelopeMetadata(
                METADATA.messageId(),
                METADATA.type(),
                METADATA.caseReference(),
                1,
                METADATA.from(),
                METADATA.to(),
                METADATA.purpose(),
                METADATA.created().plusNanos(1),
                METADATA.expires(),
                "S2",
                METADATA.versions(),
                METADATA.originalSha256(),
                Optional.empty());
        assertRefused(ErrorCode.SEAL_FAILED, "whole-milliseconds", () -> MetadataXml.write(fine));
    }

    private static void refuse(UnaryOperator<String> change) {
        String changed = change.apply(new String(MetadataXml.write(METADATA), UTF_8));
        assertRefused(ErrorCode.RECEIVE_ENVELOPE_MALFORMED, () -> MetadataXml.read(changed.getBytes(UTF_8)));
    }

    private static void validate(String schema, byte[] xml) throws Exception {
        Path file = Path.of("../../contracts/messages").resolve(schema);
        Validator validator = SafeXml.schemaFactory().newSchema(file.toFile()).newValidator();
        validator.validate(new StreamSource(new ByteArrayInputStream(xml)));
    }
}

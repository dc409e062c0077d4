package org.trmgateway.node.soap.signature;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Somebody keeps a good signature and puts other content where it is acted upon (XML signature wrapping). */
class WrappingTest {

    private static final SigningAuthority AUTHORITY = new SigningAuthority("root");
    private static final SigningSystem SYSTEM = AUTHORITY.system();
    private static final String OTHER = "WFla";

    private final SignatureCheck check = new SignatureCheck(
            new SystemSigner(SYSTEM.certificate(), List.of()), AUTHORITY.anchors(), SigningAuthority.CLOCK);

    record Attack(String rule, Consumer<Document> change) {}

    static List<Arguments> attacks() {
        Map<String, Attack> attacks = Map.ofEntries(
                entry("a second body before the signed one", new Attack("duplicate-id", document -> {
                    Element body = Tampering.only(document, "Body");
                    body.getParentNode().insertBefore(Tampering.copyWith(body, "Document", OTHER), body);
                })),
                entry("a second body with another id", new Attack("soap-envelope", document -> {
                    Element body = Tampering.only(document, "Body");
                    Element other = Tampering.copyWith(body, "Document", OTHER);
                    other.setAttributeNS(Names.WSU, "wsu:Id", "other");
                    body.getParentNode().insertBefore(other, body);
                })),
                entry("the signed body in the header", new Attack("soap-envelope", document -> {
                    Element body = Tampering.only(document, "Body");
                    Element other = Tampering.copyWith(body, "Document", OTHER);
                    other.setAttributeNS(Names.WSU, "wsu:Id", "other");
                    Tampering.wrap(body, Tampering.only(document, "Header"));
                    document.getDocumentElement().appendChild(other);
                })),
                entry("the signed body in the new body", new Attack("soap-envelope", document -> {
                    Element body = Tampering.only(document, "Body");
                    Element other = document.createElementNS(Names.SOAP, "s:Body");
                    document.getDocumentElement().appendChild(other);
                    Tampering.wrap(body, other);
                })),
                entry("a body of another namespace", new Attack("soap-envelope", document -> {
                    Element other = document.createElementNS("http://schemas.xmlsoap.org/soap/envelope/", "o:Body");
                    document.getDocumentElement().appendChild(other);
                })),
                entry("an envelope in an envelope", new Attack("soap-envelope", document -> {
                    Element inner = (Element) document.getDocumentElement().cloneNode(true);
                    document.getDocumentElement().appendChild(document.createElementNS("urn:x", "Rest"));
                    Element outer = document.createElementNS("urn:x", "Outer");
                    document.replaceChild(outer, document.getDocumentElement());
                    outer.appendChild(inner);
                })),
                entry("the id of the body on another element", new Attack("duplicate-id", document -> {
                    String id = Tampering.only(document, "Body").getAttributeNS(Names.WSU, "Id");
                    Tampering.wrap(Tampering.only(document, "Timestamp"), Tampering.only(document, "Header"))
                            .setAttribute("ID", id);
                })),
                entry("the timestamp elsewhere and a new one here", new Attack("timestamp-unsigned", document -> {
                    Element signed = Tampering.only(document, "Timestamp");
                    Element fresh = Tampering.copyWith(signed, "Expires", "2026-11-21T11:00:00Z");
                    fresh.setAttributeNS(Names.WSU, "wsu:Id", "other");
                    Tampering.wrap(signed, Tampering.only(document, "Header"));
                    Tampering.only(document, "Security").appendChild(fresh);
                })),
                entry("a second timestamp", new Attack("security-header", document -> {
                    Element fresh =
                            (Element) Tampering.only(document, "Timestamp").cloneNode(true);
                    fresh.setAttributeNS(Names.WSU, "wsu:Id", "other");
                    Tampering.only(document, "Security").appendChild(fresh);
                })),
                entry(
                        "a second Security header",
                        new Attack(
                                "security-header",
                                document -> Tampering.only(document, "Header")
                                        .appendChild(document.createElementNS(Names.WSSE, "wsse:Security")))),
                entry("a Security header of somebody else", new Attack("security-header", document -> {
                    Element other = document.createElementNS("urn:other", "o:Security");
                    Tampering.only(document, "Header").appendChild(other);
                })),
                entry(
                        "the Security header in another header",
                        new Attack(
                                "security-header",
                                document -> Tampering.wrap(
                                        Tampering.only(document, "Security"), Tampering.only(document, "Header")))),
                entry(
                        "an element that is no part of the header",
                        new Attack(
                                "security-header",
                                document -> Tampering.only(document, "Security")
                                        .appendChild(document.createElementNS(Names.WSSE, "wsse:UsernameToken")))),
                entry("a second signature", new Attack("duplicate-id", document -> {
                    Element signature = Tampering.only(document, "Signature");
                    signature.getParentNode().appendChild(signature.cloneNode(true));
                })),
                entry("a second certificate", new Attack("security-header", document -> {
                    Element token = (Element)
                            Tampering.only(document, "BinarySecurityToken").cloneNode(true);
                    token.setAttributeNS(Names.WSU, "wsu:Id", "other");
                    Tampering.only(document, "Security").appendChild(token);
                })),
                entry(
                        "no signature",
                        new Attack(
                                "security-header",
                                document -> Tampering.remove(Tampering.only(document, "Signature")))),
                entry(
                        "an object in the signature",
                        new Attack(
                                "signature-shape",
                                document -> Tampering.only(document, "Signature")
                                        .appendChild(document.createElementNS(Names.DSIG, "ds:Object")))),
                entry("a key instead of a certificate", new Attack("signature-shape", document -> {
                    Element information = Tampering.only(document, "KeyInfo");
                    Tampering.remove(Tampering.only(document, "SecurityTokenReference"));
                    information.appendChild(document.createElementNS(Names.DSIG, "ds:KeyValue"));
                })),
                entry("a reference to another kind of token", new Attack("signature-shape", document -> {
                    Element reference = Tampering.only(document, "SecurityTokenReference");
                    Tampering.remove((Element) reference.getFirstChild());
                    Element identifier = document.createElementNS(Names.WSSE, "wsse:KeyIdentifier");
                    identifier.setAttribute(
                            "ValueType", "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLID");
                    reference.appendChild(identifier);
                })),
                entry("a part beside the envelope", new Attack("attachment", document -> {
                    Element include = document.createElementNS(Names.XOP, "xop:Include");
                    include.setAttribute("href", "cid:other");
                    Element content = Tampering.only(document, "Document");
                    content.setTextContent("");
                    content.appendChild(include);
                })),
                entry("a comment in a text", new Attack("plain-text", document -> {
                    Element key = Tampering.only(document, "IdempotencyKey");
                    key.appendChild(document.createComment("other"));
                })),
                entry(
                        "an instruction",
                        new Attack(
                                "plain-text",
                                document -> document.insertBefore(
                                        document.createProcessingInstruction("x", "y"),
                                        document.getDocumentElement()))));
        return attacks.entrySet().stream()
                .<Arguments>map(attack -> Arguments.argumentSet(attack.getKey(), attack.getValue()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void refuses(Attack attack) {
        assertRefused(attack.rule(), attack.change());
    }

    @ParameterizedTest
    @CsvSource({
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#STR-Transform",
        "http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Signature-Transform",
        "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
        "http://www.w3.org/2000/09/xmldsig#base64",
        "http://www.w3.org/2002/06/xmldsig-filter2",
        "http://www.w3.org/TR/1999/REC-xpath-19991116",
        "http://www.w3.org/TR/1999/REC-xslt-19991116",
        "http://www.w3.org/2001/10/xml-exc-c14n#WithComments"
    })
    void refusesEveryOtherTransform(String algorithm) {
        assertRefused(
                "signature-transform",
                document -> Tampering.first(document, "Transform").setAttribute("Algorithm", algorithm));
        assertRefused("signature-transform", document -> {
            Element second = document.createElementNS(Names.DSIG, "ds:Transform");
            second.setAttribute("Algorithm", algorithm);
            Tampering.first(document, "Transforms").appendChild(second);
        });
    }

    @ParameterizedTest
    @CsvSource({"''", "#xpointer(/)", "file:///etc/hostname", "http://localhost/", "cid:other", "other"})
    void refusesAReferenceThatIsNoId(String uri) {
        assertRefused(
                "signature-shape",
                document -> Tampering.first(document, "Reference").setAttribute("URI", uri));
    }

    @Test
    void letsHeadersThroughThatNobodyActsUpon() {
        assertThatCode(() -> check.require(changed(document -> Tampering.only(document, "Header")
                        .appendChild(document.createElementNS("urn:addressing", "a:MessageID")))))
                .doesNotThrowAnyException();
    }

    private void assertRefused(String rule, Consumer<Document> change) {
        GatewayException refusal = catchThrowableOfType(GatewayException.class, () -> check.require(changed(change)));
        assertThat(refusal.code()).isEqualTo(ErrorCode.INTAKE_SIGNATURE_INVALID);
        assertThat(refusal.detail()).isEqualTo(Detail.rule(rule));
    }

    /** As it arrives. */
    private static Document changed(Consumer<Document> change) {
        Document request = SigningSystem.parse(SigningSystem.text(SYSTEM.sign(SignatureCheckTest.ENVELOPE)));
        change.accept(request);
        return SigningSystem.parse(SigningSystem.text(request));
    }
}

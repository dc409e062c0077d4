package org.trmgateway.acceptance.pairs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.trmgateway.acceptance.demo.Form;
import org.w3c.dom.Element;

/** Canonical messages, for a country whose own form has no place for one: every pack takes them and delivers them in a wrapper. */
final class CanonicalForm {

    /** The person of {@link #referral}. */
    static final List<String> NAMES = List.of("Hryszkiewicz", "Siarhiej");

    private CanonicalForm() {}

    static byte[] referral(String to, String caseNumber) {
        return Form.of("m03-referral").with("to", to).with("case", caseNumber).bytes();
    }

    static byte[] acceptance(Heading referral, String caseNumber) {
        byte[] form = Form.of("m04-accept")
                .with("reference", referral.caseReference())
                .with("answers", referral.messageId())
                .bytes();
        return Sample.of(new String(form, UTF_8))
                .with("<Case>", "<Case><trm_CaseNumber>" + caseNumber + "</trm_CaseNumber>")
                .bytes(UTF_8);
    }

    static ReadReferral readReferral(byte[] document) {
        Element wrapper = wrapper(document, "M03");
        return new ReadReferral(
                heading(wrapper), Xml.first(wrapper, "trm_Pseudonym").getTextContent());
    }

    static ReadDecision readDecision(byte[] document) {
        Element wrapper = wrapper(document, "M04");
        return new ReadDecision(
                heading(wrapper),
                wrapper.getAttribute("caseNumber"),
                wrapper.getAttribute("inReplyTo"),
                Xml.first(wrapper, "trm_Decision").getTextContent().equals("Accept"));
    }

    private static Element wrapper(byte[] document, String type) {
        Element wrapper = Xml.read(document, UTF_8);
        assertThat(wrapper.getLocalName()).isEqualTo("Delivered");
        assertThat(wrapper.getAttribute("type")).isEqualTo(type);
        return wrapper;
    }

    private static Heading heading(Element wrapper) {
        return new Heading(
                wrapper.getAttribute("messageId"),
                wrapper.getAttribute("caseReference"),
                wrapper.getAttribute("from"),
                wrapper.getAttribute("to"));
    }
}

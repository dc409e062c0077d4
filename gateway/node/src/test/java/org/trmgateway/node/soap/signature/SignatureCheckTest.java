package org.trmgateway.node.soap.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import org.apache.wss4j.dom.WSConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.node.http.EdgeNode;

class SignatureCheckTest {

    static final String ENVELOPE = "<e/>";

    @Test
    void x() {
        SamplePki pki = EdgeNode.running().pki();
        java.time.Clock clock = java.time.Clock.systemUTC();
        SigningSystem system = SigningSystem.of(pki, SamplePki.clientOf(EdgeNode.PARTY), clock);
        var doc = system.sign("<s:Envelope xmlns:s=\"" + Names.SOAP + "\"><s:Body><a/></s:Body></s:Envelope>");
        System.out.println(SigningSystem.text(doc));
        new SignatureCheck(new SystemSigner(system.certificate(), List.of()), pki.trustAnchors(), clock).require(doc);
        for (var p : java.security.Security.getProviders()) System.out.println(p.getName());
    }
}

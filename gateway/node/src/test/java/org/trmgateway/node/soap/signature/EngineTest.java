package org.trmgateway.node.soap.signature;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The second lock: what the shape of a signature should have kept out does not get through here either. */
class EngineTest {

    private static final SigningAuthority AUTHORITY = new SigningAuthority("root");

    @Test
    void refusesWeakAlgorithmsAndShortKeysByItself() {
        SigningSystem system = AUTHORITY.system();
        SigningSystem tooShort = AUTHORITY.rsa(2048);

        assertThatCode(() -> verify(system, system.sign(SignatureCheckTest.ENVELOPE)))
                .doesNotThrowAnyException();
        assertRefused(
                system,
                system.sign(SignatureCheckTest.ENVELOPE, signature -> signature.setDigestAlgo(WSConstants.SHA1)));
        assertRefused(
                system,
                system.sign(
                        SignatureCheckTest.ENVELOPE,
                        signature -> signature.setSigCanonicalization(WSConstants.C14N_OMIT_COMMENTS)));
        assertRefused(tooShort, tooShort.sign(SignatureCheckTest.ENVELOPE));
    }

    private static void assertRefused(SigningSystem system, Document request) {
        assertThatExceptionOfType(WSSecurityException.class).isThrownBy(() -> verify(system, request));
    }

    private static void verify(SigningSystem system, Document request) throws WSSecurityException {
        Engine.verify(
                Tampering.only(request, "Security"),
                new FixedCertificate(system.certificate(), Optional.empty()),
                (credential, _) -> credential);
    }
}

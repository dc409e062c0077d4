package org.trmgateway.certs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.trmgateway.seal.TrustPurpose;

/**
 * What a certificate may be used for.
 *
 * @param keyUsage bits of {@link KeyUsage}
 * @param extensions further extensions
 */
record Profile(int keyUsage, List<Extension> extensions) {

    static Profile signing() {
        return new Profile(KeyUsage.digitalSignature | KeyUsage.nonRepudiation, List.of());
    }

    static Profile keyAgreement() {
        return new Profile(KeyUsage.keyAgreement, List.of());
    }

    /** For a KEM key only this bit is allowed (RFC 9935, section 5). */
    static Profile keyEncapsulation() {
        return new Profile(KeyUsage.keyEncipherment, List.of());
    }

    static Profile directoryAuthority() throws IOException {
        KeyPurposeId purpose = KeyPurposeId.getInstance(new ASN1ObjectIdentifier(TrustPurpose.Usage.DIRECTORY_SIGNING));
        return new Profile(KeyUsage.digitalSignature, List.of(purposes(true, purpose)));
    }

    /** RFC 3161, section 2.3: exactly this purpose, critical. */
    static Profile timeStamping() throws IOException {
        return new Profile(
                KeyUsage.digitalSignature | KeyUsage.nonRepudiation,
                List.of(purposes(true, KeyPurposeId.id_kp_timeStamping)));
    }

    /** Answers for its authority (RFC 6960, sections 4.2.2.2 and 4.2.2.2.1); nobody needs to ask whether it is revoked itself. */
    static Profile responder() throws IOException {
        return new Profile(
                KeyUsage.digitalSignature,
                List.of(
                        purposes(false, KeyPurposeId.id_kp_OCSPSigning),
                        new Extension(
                                OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE.getEncoded())));
    }

    /** A TLS server that also calls other servers; always valid for localhost. */
    static Profile node(List<String> hosts) throws IOException {
        List<GeneralName> names = new ArrayList<>();
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        for (String host : hosts) {
            boolean isAddress = host.matches("[0-9.]+|.*:.*");
            names.add(new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, host));
        }
        return new Profile(
                KeyUsage.digitalSignature,
                List.of(
                        purposes(false, KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth),
                        alternativeNames(names.toArray(GeneralName[]::new))));
    }

    /** A TLS client that speaks for a party, named as {@code urn:trmgateway:party:ID}. */
    static Profile client(String party) throws IOException {
        return new Profile(
                KeyUsage.digitalSignature,
                List.of(
                        purposes(false, KeyPurposeId.id_kp_clientAuth),
                        alternativeNames(new GeneralName(
                                GeneralName.uniformResourceIdentifier, "urn:trmgateway:party:" + party))));
    }

    /** A TLS client that speaks for nobody. */
    static Profile auditor() throws IOException {
        return new Profile(KeyUsage.digitalSignature, List.of(purposes(false, KeyPurposeId.id_kp_clientAuth)));
    }

    private static Extension purposes(boolean critical, KeyPurposeId... purposes) throws IOException {
        return new Extension(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(purposes).getEncoded());
    }

    private static Extension alternativeNames(GeneralName... names) throws IOException {
        return new Extension(Extension.subjectAlternativeName, false, new GeneralNames(names).getEncoded());
    }
}

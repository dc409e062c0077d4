package org.trmgateway.seal;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** The organisational units (OU) in the subject of a certificate: where an officer's certificate names the officer's role. */
public final class OrganisationalUnits {

    private OrganisationalUnits() {}

    /**
     * In the order of the subject (RFC 2253).
     *
     * @throws IllegalArgumentException when the subject cannot be read
     */
    public static List<String> of(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("OU"))
                            .map(part -> part.getValue().toString())
                            .toList();
        } catch (InvalidNameException unreadable) {
            throw new IllegalArgumentException("the subject of a certificate cannot be read", unreadable);
        }
    }
}

package org.trmgateway.acceptance.pairs;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;

/** What the national system of a country writes, and what it makes of what it gets. It knows the form of its own country and no other. */
interface CountryVoice {

    /** Character set of the country's form. */
    Charset charset();

    /** Media type under which the form is handed in where that is done by REST. */
    String mediaType();

    /** A case number as the country writes it. */
    String caseNumber(int number);

    /** The person of {@link #referral}: the family name as the form has it, then other names, each long enough to be found without doubt. */
    List<String> names();

    /** M03: refers the person to a party, with a consent for it that begins on the day. */
    byte[] referral(String to, String caseNumber, LocalDate today);

    /** M04: takes the person of a referral that arrived, as a case of its own number. */
    byte[] acceptance(Heading referral, String caseNumber, LocalDate today);

    /** Reads an M03. Fails when it is not the form of the country. */
    ReadReferral readReferral(byte[] document);

    /** Reads an M04. Fails when it is not the form of the country. */
    ReadDecision readDecision(byte[] document);
}

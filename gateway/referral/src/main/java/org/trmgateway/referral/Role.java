package org.trmgateway.referral;

/** What an organisation may be in a case. The directory grants roles; the choreography asks for them. */
public enum Role {
    /** National coordinator or competent body. */
    NRC,
    /** Service provider: shelter, organisation, social centre. */
    SP,
    /** Country office of the International Organization for Migration. */
    IOM,
    /** Guardian or child authority. */
    GUARD,
    /** Consular or travel-document authority. */
    CONS,
    /** Police or prosecution. */
    LEA,
    /** Named clinician. */
    MED,
    /** Auditor. */
    AUD,
    /** A gateway itself: signs receipts, sends no case message. */
    GW
}

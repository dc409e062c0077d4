package org.trmgateway.contracts;

/** Which consent a message needs ({@code consent} of the catalogue). No message can do without the one its row names. */
public enum ConsentBasis {
    /** A live cell for the message's purpose and this recipient. */
    REQUIRED,
    /** The same, or the live cell for the purpose under which this holder got the data from the recipient: its question may be answered. */
    ANSWER,
    /** None: the message says nothing about the person that needs one. */
    NONE
}

package org.trmgateway.referral;

/** Who has to act when something was refused. */
public enum Blame {
    /** The system that handed the message in. */
    SENDER,
    /** The other node. */
    PEER,
    /** This node: its operator has to look. */
    US,
    /** Somebody may be attacking: the security contact has to look. */
    SECURITY
}

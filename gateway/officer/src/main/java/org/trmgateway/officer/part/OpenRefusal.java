package org.trmgateway.officer.part;

import org.trmgateway.referral.ErrorCode;

/** Why a part could not be opened, for the person at the desk. */
final class OpenRefusal {

    private OpenRefusal() {}

    static String sentence(ErrorCode code) {
        return switch (code) {
            case OPEN_ADDRESSEE_WRONG ->
                "This part was not sealed for these keys. Check that the keys are those of your own organisation, and not older ones.";
            case OPEN_METADATA_MISMATCH ->
                "This part belongs to another message. Do not use it; tell the security contact of the gateway.";
            case SEAL_KEY_UNAVAILABLE ->
                "The keys cannot be read. Check the folder, the password file, and that both keys are there.";
            default -> "This file is not a sealed part, or it is damaged. Fetch it again from the gateway.";
        };
    }
}

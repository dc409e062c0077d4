package org.trmgateway.routes.erasure;

import java.util.Optional;
import java.util.stream.Stream;

/** Why something may not be erased yet: the codes of {@code trm_RemainsWhy}, so that a hold and a confirmation of erasure (M24) say the same. */
public enum HoldReason {
    COURT_PROCEEDINGS("CourtProceedings"),
    CHILD_PROTECTION_DUTY("ChildProtectionDuty"),
    ACCOUNTING_DUTY("AccountingDuty"),
    LEGAL_CLAIM("LegalClaim");

    private final String code;

    HoldReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The reason with this code, if there is one. */
    public static Optional<HoldReason> of(String code) {
        return Stream.of(values()).filter(reason -> reason.code.equals(code)).findFirst();
    }
}

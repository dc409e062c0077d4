package org.trmgateway.routes.look;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * A look of a person at what is kept of a message, as her system states it: codes only.
 *
 * @param purpose what for
 * @param role as what, where the system says so
 */
public record Look(Purpose purpose, Optional<ViewerRole> role) {

    /** Of the code lists of purposes and roles. */
    public static final int VERSION = 1;

    /** Rule of the entry for a system that collects once more what it did not acknowledge; nobody says that a person saw it. */
    public static final String COLLECTED_AGAIN = "view-" + VERSION + "/collected-again";

    /** Name of the header with the purpose. */
    public static final String PURPOSE = "X-TRM-Purpose";

    /** Name of the header with the role. */
    public static final String ROLE = "X-TRM-Role";

    /**
     * Reads what a system stated; empty when it stated no purpose.
     *
     * @throws GatewayException with DELIVER_PURPOSE_MISSING when a code is in no list; the field is the header, nothing of the value is repeated
     */
    public static Optional<Look> read(Optional<String> purpose, Optional<String> role) {
        Optional<ViewerRole> viewer = role.map(text -> code(ROLE, text, ViewerRole.values(), ViewerRole::word));
        if (purpose.isEmpty() && viewer.isPresent()) {
            throw missing();
        }
        return purpose.map(text -> new Look(code(PURPOSE, text, Purpose.values(), Purpose::word), viewer));
    }

    /** What a look that needs a purpose and has none is refused with. */
    public static GatewayException missing() {
        return new GatewayException(ErrorCode.DELIVER_PURPOSE_MISSING, Detail.of(PURPOSE, "missing"));
    }

    /** What stands on the trail, for example {@code view-1/casework/supervisor}. */
    public String rule() {
        return "view-" + VERSION + "/" + purpose.word()
                + role.map(known -> "/" + known.word()).orElse("");
    }

    private static <T> T code(String header, String text, T[] list, Function<T, String> word) {
        return Arrays.stream(list)
                .filter(known -> word.apply(known).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new GatewayException(ErrorCode.DELIVER_PURPOSE_MISSING, Detail.of(header, "unknown")));
    }
}

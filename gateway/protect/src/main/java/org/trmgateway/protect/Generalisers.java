package org.trmgateway.protect;

import java.util.Optional;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** Makes values coarser. Implementations are immutable. */
public interface Generalisers {

    /**
     * The coarser value.
     *
     * @param name name of the generaliser in the release policy, for example {@code age-band}
     * @param value canonical value
     * @return empty when the value is not one that can be made coarser; then nothing is released
     * @throws GatewayException with {@link ErrorCode#PROTECT_FIELD_UNLISTED} when there is no such generaliser
     */
    Optional<String> generalise(String name, String value);
}

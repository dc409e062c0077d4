package org.trmgateway.node.http;

import java.util.Optional;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.routes.look.Look;

/**
 * What the headers of a request say of a person behind it.
 *
 * @param look empty when a system asks for itself
 */
public record StatedLook(Optional<Look> look) {

    /**
     * The look, where nothing is shown without one.
     *
     * @throws GatewayException with DELIVER_PURPOSE_MISSING
     */
    Look required() {
        return look.orElseThrow(Look::missing);
    }
}

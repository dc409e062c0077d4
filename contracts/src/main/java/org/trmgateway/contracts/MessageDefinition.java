package org.trmgateway.contracts;

import java.time.Duration;
import java.util.Optional;
import org.trmgateway.referral.MessageType;

/**
 * One row of the message catalogue.
 *
 * @param type code, for example {@code M03}
 * @param name the message's name in plain English
 * @param root local name of the canonical document element
 * @param purpose consent purpose the message needs; absent for operational messages
 * @param lifetime time after which delivering it is worthless
 */
public record MessageDefinition(
        MessageType type, String name, String root, Optional<String> purpose, Duration lifetime) {}

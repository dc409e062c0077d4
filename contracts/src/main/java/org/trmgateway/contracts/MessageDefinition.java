package org.trmgateway.contracts;

import java.util.Optional;
import org.trmgateway.referral.MessageType;

/**
 * One row of the message catalogue.
 *
 * @param type code, for example {@code M03}
 * @param name the message's name in plain English
 * @param root local name of the canonical document element
 * @param purpose consent purpose the message serves; absent for operational messages
 * @param consent which consent it needs
 * @param lifetime time after which delivering it is worthless
 * @param strand under which reference the parties speak; absent: each they have already
 */
public record MessageDefinition(
        MessageType type,
        String name,
        String root,
        Optional<String> purpose,
        ConsentBasis consent,
        Lifetime lifetime,
        Optional<Strand> strand) {}

package org.trmgateway.routes.inbound.translate;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.Custody;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.Directory;

/** Which sealed parts this node may open: those for parties whose keys it holds in custody, and no others. */
public final class Custodian {

    private final Supplier<Directory> directory;
    private final Function<PartyId, Optional<DecryptionIdentity>> held;

    /**
     * @param held keys of parties that this node holds
     */
    public Custodian(Supplier<Directory> directory, Function<PartyId, Optional<DecryptionIdentity>> held) {
        this.directory = directory;
        this.held = held;
    }

    /** Keys for the parts of a party; absent for one that has them at its own desk, and for one of another node. */
    public Optional<DecryptionIdentity> keysFor(PartyId party) {
        Custody custody =
                directory.get().party(party, ErrorCode.OPEN_ADDRESSEE_WRONG).custody();
        return custody == Custody.NODE ? held.apply(party) : Optional.empty();
    }
}

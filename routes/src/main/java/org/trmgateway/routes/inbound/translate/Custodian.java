package org.trmgateway.routes.inbound.translate;

import java.util.List;
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
    private final Function<PartyId, List<DecryptionIdentity>> held;

    /**
     * @param held keys of parties that this node holds
     */
    public Custodian(Supplier<Directory> directory, Function<PartyId, List<DecryptionIdentity>> held) {
        this.directory = directory;
        this.held = held;
    }

    /** Every generation of keys for the parts of a party; none for one that has them at its own desk, and for one of another node. */
    public List<DecryptionIdentity> keysFor(PartyId party) {
        Custody custody =
                directory.get().party(party, ErrorCode.OPEN_ADDRESSEE_WRONG).custody();
        return custody == Custody.NODE ? held.apply(party) : List.of();
    }
}

package org.trmgateway.policy;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/**
 * Contracts of which only the listed files can be read, and each only as it was listed. It is asked again at every read: between the
 * verification and the reading a file could be exchanged, and a class path may hold more than what could be listed.
 *
 * @param listed digest by path
 * @param files where they are
 */
record ListedFiles(NavigableMap<String, Sha256> listed, ContractFiles files) implements ContractFiles {

    @Override
    public Optional<byte[]> bytes(String path) {
        Optional<byte[]> bytes = files.bytes(path);
        if (bytes.isPresent() && !Optional.ofNullable(listed.get(path)).equals(bytes.map(Sha256::of))) {
            throw new GatewayException(ErrorCode.ADMIT_POLICY_ALTERED, Detail.field(path));
        }
        return bytes;
    }

    @Override
    public NavigableSet<String> paths() {
        return Collections.unmodifiableNavigableSet(new TreeSet<>(listed.keySet()));
    }
}

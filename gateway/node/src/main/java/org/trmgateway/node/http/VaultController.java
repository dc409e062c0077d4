package org.trmgateway.node.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.routes.vault.RevealDesk;
import org.trmgateway.vault.SealedIdentity;

/** {@code POST /v1/vault/reveals}: the order of two officers, brought by the system of the party whose message it names. */
@RestController
public final class VaultController {

    private static final int MOST_APPROVALS = 8;

    private final RevealDesk reveals;

    public VaultController(RevealDesk reveals) {
        this.reveals = reveals;
    }

    /**
     * An order and who signed it.
     *
     * @param order the XML bytes, Base64
     * @param approvals CMS signatures, PEM
     */
    @SuppressWarnings("ArrayRecordComponent") // bound from JSON, never compared
    public record Request(byte @Nullable [] order, @Nullable List<String> approvals) {}

    /**
     * What is handed out: fields that still take both officers to read.
     *
     * @param identities groups of fields, each under a key of its own
     */
    public record Answer(List<Identity> identities) {}

    /**
     * Fields under one key, everything Base64.
     *
     * @param binding 32 bytes under which they are encrypted
     * @param sealedKey their key, for a case officer and then a data-protection officer
     * @param fields by field id
     */
    @SuppressWarnings("ArrayRecordComponent") // written as JSON, never compared
    public record Identity(byte[] binding, byte[] sealedKey, Map<String, byte[]> fields) {

        static Identity of(SealedIdentity sealed) {
            return new Identity(sealed.binding(), sealed.sealedKey(), sealed.fields());
        }
    }

    /** Executes the order, once. */
    @PostMapping("/v1/vault/reveals")
    public Answer reveal(NationalSystem system, @RequestBody Request request) {
        byte[] order = Optional.ofNullable(request.order())
                .orElseThrow(() -> new GatewayException(ErrorCode.PROTECT_REVEAL_ORDER_INVALID, Detail.field("order")));
        List<byte[]> approvals = Optional.ofNullable(request.approvals()).orElse(List.of()).stream()
                .limit(MOST_APPROVALS)
                .map(approval -> approval.getBytes(StandardCharsets.US_ASCII))
                .toList();
        return new Answer(reveals.reveal(system.party(), order, approvals).stream()
                .map(Identity::of)
                .toList());
    }
}

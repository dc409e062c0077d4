package org.trmgateway.node.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.trmgateway.node.trail.TrailPosition;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.directory.DirectoryDesk;
import org.trmgateway.routes.directory.DirectoryDesk.CutOutcome;
import org.trmgateway.routes.directory.DirectoryDesk.Outcome;
import org.trmgateway.routes.directory.DirectoryInForce;
import org.trmgateway.routes.directory.DirectoryInForce.Current;
import org.trmgateway.routes.store.DirectoryStore.KeptCut;
import org.trmgateway.seal.Directory;

/**
 * {@code /v1/directory...}: the directory in force, and a later one or a cut-off handed in. Whoever may connect may bring either: it is the
 * authorities' signatures that count. The same again changes nothing.
 */
@RestController
public final class DirectoryController {

    private final DirectoryDesk desk;
    private final DirectoryInForce inForce;
    private final Function<Sha256, Optional<TrailPosition>> trail;

    /**
     * Makes the controller.
     *
     * @param trail the place of an entry, once it has one
     */
    public DirectoryController(
            DirectoryDesk desk, DirectoryInForce inForce, Function<Sha256, Optional<TrailPosition>> trail) {
        this.desk = desk;
        this.inForce = inForce;
        this.trail = trail;
    }

    /**
     * What became of a directory.
     *
     * @param outcome {@code ADOPTED} or {@code ALREADY}
     * @param version in force now
     */
    public record Adopted(Outcome outcome, long version) {}

    /**
     * What became of a cut-off.
     *
     * @param outcome {@code ADOPTED}, {@code ALREADY}, or {@code SUPERSEDED} by a later directory
     * @param party who is cut off
     * @param directoryVersion last version for which it holds
     * @param held ids of the messages that wait because of it; told to national systems that are not cut off themselves
     */
    public record CutOff(Outcome outcome, String party, long directoryVersion, List<String> held) {}

    /**
     * What is in force.
     *
     * @param version of the directory
     * @param sha256 of what the authorities signed
     * @param expires when it stops being valid
     * @param cuts cut-offs that hold
     */
    public record State(long version, String sha256, Instant expires, List<KnownCut> cuts) {}

    /**
     * A cut-off that holds.
     *
     * @param party who is cut off
     * @param directoryVersion last version for which it holds
     * @param at when an authority signed it
     * @param reason why
     * @param adoptedAt since when it holds at this node
     * @param trailLog ordinal of the log of this node's trail that says so; absent while the entry waits for its place
     * @param trailIndex index in that log
     * @param leafSha256 RFC 6962 leaf hash of that entry, by which an auditor finds it
     */
    @JsonInclude(Include.NON_ABSENT)
    public record KnownCut(
            String party,
            long directoryVersion,
            Instant at,
            String reason,
            Instant adoptedAt,
            Optional<Integer> trailLog,
            Optional<Long> trailIndex,
            String leafSha256) {}

    /** The directory in force, as the authorities signed it. */
    @GetMapping("/v1/directory")
    public ResponseEntity<Object> directory() {
        return container(inForce.current().container());
    }

    /** What is in force, in few words. */
    @GetMapping("/v1/directory/state")
    public State state() {
        Current current = inForce.current();
        Directory directory = current.directory();
        return new State(
                directory.version(),
                current.sha256().hex(),
                directory.expires(),
                current.cuts().stream().map(this::known).toList());
    }

    /** A cut-off that holds, as an authority signed it. */
    @GetMapping("/v1/directory/cuts/{party}/{version}")
    public ResponseEntity<Object> cut(@PathVariable("party") String party, @PathVariable("version") String version) {
        return container(inForce.current().cuts().stream()
                .filter(cut -> cut.party().value().equals(party)
                        && Long.toString(cut.directoryVersion()).equals(version))
                .findFirst()
                .orElseThrow(() -> new GatewayException(ErrorCode.DELIVER_ITEM_UNKNOWN, Detail.field("party")))
                .container());
    }

    /** Takes a directory. */
    @PostMapping("/v1/directory")
    public Adopted adopt(InputStream body) throws IOException {
        Outcome outcome = desk.adopt(body.readAllBytes());
        return new Adopted(outcome, inForce.get().version());
    }

    /** Takes a cut-off. */
    @PostMapping("/v1/directory/cuts")
    public CutOff cut(InputStream body, HttpServletRequest request) throws IOException {
        CutOutcome outcome = desk.cut(body.readAllBytes());
        boolean told = ClientIdentityFilter.identityOf(request)
                .speaksFor()
                .filter(party -> !inForce.get().isCut(party))
                .isPresent();
        return new CutOff(
                outcome.outcome(),
                outcome.cut().party().value(),
                outcome.cut().directoryVersion(),
                told ? outcome.held().stream().map(MessageId::toString).toList() : List.of());
    }

    private KnownCut known(KeptCut cut) {
        Optional<TrailPosition> position = trail.apply(cut.leafSha256());
        return new KnownCut(
                cut.party().value(),
                cut.directoryVersion(),
                cut.at(),
                cut.reason(),
                cut.adoptedAt(),
                position.map(TrailPosition::log),
                position.map(TrailPosition::index),
                cut.leafSha256().hex());
    }

    private static ResponseEntity<Object> container(byte[] signed) {
        return ResponseEntity.ok().contentType(Container.MEDIA_TYPE).body(signed);
    }
}

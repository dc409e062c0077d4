package org.trmgateway.acceptance.pairs;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trmgateway.acceptance.demo.Actor;
import org.trmgateway.acceptance.demo.Judge;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.acceptance.federation.Member;
import org.trmgateway.acceptance.path.Inside;
import org.trmgateway.acceptance.path.TemporaryFederation;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.referral.Evidence;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.Receipts;
import org.trmgateway.seal.TrustAnchors;

/** The nodes of five countries and of IOM in this JVM, and the systems of the parties behind them. */
final class SixNodes implements AutoCloseable {

    private static final int PORT_BASE = 9340;
    private static final Map<String, CountryVoice> VOICES = Map.of(
            "pl", new PolishVoice(),
            "sk", new SlovakVoice(),
            "rs", new SerbianVoice(),
            "by", new BelarusianVoice(),
            "tm", new TurkmenVoice(),
            "iom", new IomVoice());

    private final Federation federation;
    private final Inside inside;
    private final Judge judge;
    private final Directory parties;
    private final TrustAnchors anchors;
    private final Map<String, NationalSystem> systems = new HashMap<>();

    private SixNodes(Federation federation) {
        this.federation = federation;
        this.inside = new Inside(federation);
        this.judge = new Judge(federation);
        SamplePki pki = SamplePki.load(federation.keys().layout().directory());
        this.parties = pki.directory(Clock.systemUTC());
        this.anchors = pki.trustAnchors();
        for (Member member : federation.members()) {
            member.parties().forEach(seat -> systems.put(seat.party(), system(member.node(), seat)));
        }
    }

    static SixNodes start() {
        return new SixNodes(TemporaryFederation.start("pairs", PORT_BASE, members()));
    }

    @Override
    public void close() {
        TemporaryFederation.close(federation);
    }

    /** Where the nodes keep what they have: a place for large files on the same file system. */
    Path directory() {
        return federation.directory();
    }

    /** The nodes. */
    Federation federation() {
        return federation;
    }

    /** What the nodes hold. */
    Inside inside() {
        return inside;
    }

    /** Verifies a receipt with the published directory and trust roots. */
    Evidence verified(byte[] receipt) {
        return Receipts.verify(receipt, parties, anchors, Clock.systemUTC().instant());
    }

    /** The system of a party. */
    NationalSystem system(String party) {
        return systems.get(party);
    }

    /** Whether the sender of a message holds every receipt of its way, as the offline auditor sees it. */
    boolean proven(NationalSystem sender, String messageId) {
        return judge.receiptsVerify(sender.actor().client(), messageId);
    }

    private NationalSystem system(String node, Member.Seat seat) {
        SystemClient client =
                new SystemClient(federation.baseUrl(node), federation.keys().tlsOf(seat.system()));
        CountryVoice voice = VOICES.get(node);
        Optional<Path> folder =
                Optional.of(federation.files(node).deliveryFolder(seat.party())).filter(_ -> seat.folder());
        Actor actor = new Actor(seat.party(), seat.party(), node, client, folder);
        Optional<DropFolder> dropFolder = voice instanceof FolderVoice folderVoice
                ? Optional.of(dropFolder(actor, folderVoice::readRefusal))
                : Optional.empty();
        return new NationalSystem(voice, seat.language(), actor, dropFolder);
    }

    /** The drop folder of a party that has one, whether its system uses it or not. */
    DropFolder dropFolder(Actor actor, DropFolder.RefusalReader refusals) {
        return new DropFolder(federation.files(actor.node()).dropFolder(actor.party()), refusals, this::verified);
    }

    /** Also the Polish border guard has folders: it takes its documents there, though it hands in by REST. */
    private static List<Member> members() {
        return Member.everyone().stream()
                .map(member -> new Member(
                        member.node(),
                        member.pack(),
                        member.parties().stream().map(SixNodes::withFolder).toList()))
                .toList();
    }

    private static Member.Seat withFolder(Member.Seat seat) {
        boolean folder = seat.folder() || seat.party().equals("pl-sg");
        return new Member.Seat(seat.party(), seat.system(), seat.language(), folder, seat.desk());
    }
}

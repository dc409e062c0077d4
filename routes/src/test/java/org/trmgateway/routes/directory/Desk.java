package org.trmgateway.routes.directory;

import java.time.Clock;
import java.util.List;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.routes.store.InMemoryDatabase;
import org.trmgateway.routes.store.InMemoryDirectoryStore;
import org.trmgateway.routes.store.InMemoryHoldStore;
import org.trmgateway.routes.store.InMemoryInboxStore;
import org.trmgateway.routes.store.InMemoryMessageStore;
import org.trmgateway.routes.store.InMemoryOutbox;
import org.trmgateway.routes.store.InMemoryTrail;
import org.trmgateway.trail.TrailEntry;

/** The directory side of a node, with a database that outlives it. */
final class Desk {

    /** What a node keeps. */
    static final class Database {

        final InMemoryDatabase all = new InMemoryDatabase();
        final InMemoryDirectoryStore directories = new InMemoryDirectoryStore(all);
        final InMemoryTrail trail = new InMemoryTrail(all);
        final InMemoryMessageStore messages = new InMemoryMessageStore(all);
        final InMemoryHoldStore holds =
                new InMemoryHoldStore(all, messages, new InMemoryOutbox(all), new InMemoryInboxStore(all));

        /** What was written about the node itself. */
        List<TrailEntry> entries() {
            return trail.entriesWithoutMessage();
        }

        List<EvidenceEvent> events() {
            return entries().stream().map(TrailEntry::event).toList();
        }
    }

    private final DirectoryInForce inForce;
    private final DirectoryDesk desk;

    private Desk(DirectoryInForce inForce, DirectoryDesk desk) {
        this.inForce = inForce;
        this.desk = desk;
    }

    /** Starts on what the database has and a file. */
    static Desk start(Database database, byte[] file, Clock clock) {
        SampleWorld world = SampleWorld.get();
        DirectoryReader reader = world.reader(clock);
        DirectoryInForce inForce = DirectoryInForce.start(database.directories, file, reader);
        PartyId gateway = new PartyId("pl-gw");
        EvidenceDesk evidence = new EvidenceDesk(
                gateway, world.signing(gateway), inForce, world.anchors(), database.trail, database.trail, clock);
        CutOffs cutOffs = new CutOffs(inForce, database.holds, database.messages, evidence, database.all);
        return new Desk(
                inForce, new DirectoryDesk(inForce, database.directories, reader, cutOffs, evidence, database.all));
    }

    DirectoryInForce inForce() {
        return inForce;
    }

    DirectoryDesk desk() {
        return desk;
    }

    long version() {
        return inForce.get().version();
    }
}

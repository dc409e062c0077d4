package org.trmgateway.routes.inbound.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trmgateway.routes.federation.MemoryFederation.BY_MVD;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.contracts.pack.NationalDocument;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.routes.inbound.translate.CarriedPart;
import org.trmgateway.routes.inbound.translate.Parcel;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.InMemoryDatabase;
import org.trmgateway.seal.Custody;

/** Exactly once, although the receiving system takes files away and the node may die between any two lines. */
class FolderChannelTest {

    private static final MessageId ID = MessageId.parse("01930f7a-5c00-7a1b-8c2d-000000000003");
    private static final String CONTENT = "<документ/>";
    private static final byte[] PART = {0x30, 0x03, 0x02, 0x01, 0x07};

    private final InMemoryDatabase database = new InMemoryDatabase();

    @TempDir
    private Path folder;

    private Path out;
    private Path staging;
    private FolderChannel channel;

    @BeforeEach
    void open() {
        out = folder.resolve("out");
        staging = folder.resolve("staging");
        channel = new FolderChannel(out, staging, database);
    }

    @Test
    void deliversTheWholeDocumentUnderTheMessageId() throws IOException {
        assertThat(deliver(parcel(Parcel.MESSAGE))).isEqualTo(EvidenceEvent.CONTENT_HANDOVER);
        assertThat(names(out)).containsExactly(ID + ".xml");
        assertThat(Files.readString(out.resolve(ID + ".xml"))).isEqualTo(CONTENT);
        assertThat(names(staging)).isEmpty();
    }

    @Test
    void laysAPartThatOnlyThePartyCanOpenBesideTheDocument() throws IOException {
        deliver(withPart(Custody.PARTY));
        assertThat(names(out)).containsExactly(ID + ".sealed-part.cms", ID + ".xml");
        assertThat(Files.readAllBytes(out.resolve(ID + ".sealed-part.cms"))).isEqualTo(PART);
        assertThat(names(staging)).isEmpty();
    }

    @Test
    void laysNothingBesideADocumentThatHoldsTheContentOfThePart() throws IOException {
        deliver(withPart(Custody.NODE));
        assertThat(names(out)).containsExactly(ID + ".xml");
    }

    @Test
    void deliversThePartAndTheDocumentOnceWhenTheNodeDiedInBetween() throws IOException {
        Files.write(staging.resolve(ID + ".part"), PART);
        Files.writeString(staging.resolve(ID + ".document"), CONTENT);
        Files.createFile(staging.resolve(ID + ".complete"));
        deliver(withPart(Custody.PARTY));
        assertThat(names(out)).containsExactly(ID + ".sealed-part.cms", ID + ".xml");

        for (String taken : names(out)) {
            Files.delete(out.resolve(taken));
        }
        Files.createFile(staging.resolve(ID + ".complete"));
        deliver(withPart(Custody.PARTY));
        assertThat(names(out)).isEmpty();
    }

    @Test
    void keepsAMessageApartFromARefusalOfTheSameMessage() throws IOException {
        deliver(parcel(Parcel.MESSAGE));
        deliver(parcel(Parcel.REFUSAL));
        assertThat(names(out)).containsExactly(ID + ".xml", "refusal-" + ID + ".xml");
    }

    @Test
    void doesNotDeliverAgainWhenTheNodeDiedAfterTheRename() throws IOException {
        dieBeforeTheCommit();
        assertThat(names(out)).containsExactly(ID + ".xml");
        // The receiving system is faster than the node's restart.
        Files.delete(out.resolve(ID + ".xml"));
        assertThat(deliver(parcel(Parcel.MESSAGE))).isEqualTo(EvidenceEvent.CONTENT_HANDOVER);
        assertThat(names(out)).isEmpty();
        assertThat(names(staging)).isEmpty();
    }

    @Test
    void leavesAFileAloneThatTheSystemHasNotTakenYet() throws IOException {
        dieBeforeTheCommit();
        deliver(parcel(Parcel.MESSAGE));
        assertThat(names(out)).containsExactly(ID + ".xml");
    }

    @Test
    void finishesWhenTheNodeDiedBetweenMarkerAndRename() throws IOException {
        Files.writeString(staging.resolve(ID + ".document"), CONTENT);
        Files.createFile(staging.resolve(ID + ".complete"));
        deliver(parcel(Parcel.MESSAGE));
        assertThat(Files.readString(out.resolve(ID + ".xml"))).isEqualTo(CONTENT);
        assertThat(names(staging)).isEmpty();
    }

    @Test
    void startsOverWhenTheNodeDiedWhileWriting() throws IOException {
        Files.writeString(staging.resolve(ID + ".document"), "<докум");
        deliver(parcel(Parcel.MESSAGE));
        assertThat(Files.readString(out.resolve(ID + ".xml"))).isEqualTo(CONTENT);
        assertThat(names(staging)).isEmpty();
    }

    @Test
    void neverShowsAHalfWrittenFile() throws IOException {
        dieBeforeTheCommit();
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(FolderChannelTest::read)).containsExactly(CONTENT);
        }
    }

    @Test
    void saysSoWhenTheFolderCannotBeUsed() throws IOException {
        Files.delete(out);
        Files.writeString(out, "a file where the folder was");
        assertThatThrownBy(() -> deliver(parcel(Parcel.MESSAGE)))
                .isInstanceOfSatisfying(GatewayException.class, unavailable -> {
                    assertThat(unavailable.code()).isEqualTo(ErrorCode.DELIVER_CHANNEL_UNAVAILABLE);
                    assertThat(unavailable).hasMessageNotContaining(folder.toString());
                });
    }

    @Test
    void deliversOnceTheFolderIsBack() throws IOException {
        Files.delete(out);
        assertThatThrownBy(() -> deliver(parcel(Parcel.MESSAGE))).isInstanceOf(GatewayException.class);
        Files.createDirectory(out);
        deliver(parcel(Parcel.MESSAGE));
        assertThat(names(out)).containsExactly(ID + ".xml");
    }

    private EvidenceEvent deliver(Parcel parcel) {
        return database.inTransaction(() -> channel.deliver(parcel));
    }

    private void dieBeforeTheCommit() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    channel.deliver(parcel(Parcel.MESSAGE));
                    throw new IllegalStateException("the power went");
                }))
                .hasMessage("the power went");
    }

    private static Parcel parcel(String kind) {
        return new Parcel(
                ID,
                new MessageType("M03"),
                kind,
                BY_MVD,
                new CaseRecord(
                        new UUID(1, 2),
                        BY_MVD,
                        false,
                        "NEW",
                        new byte[16],
                        new byte[16],
                        new byte[60],
                        Optional.empty(),
                        Optional.empty()),
                new NationalDocument(CONTENT.getBytes(StandardCharsets.UTF_8), "application/xml", "xml"));
    }

    private static Parcel withPart(Custody custody) {
        Parcel plain = parcel(Parcel.MESSAGE);
        return new Parcel(
                plain.messageId(),
                plain.type(),
                plain.kind(),
                plain.party(),
                plain.holder(),
                plain.document(),
                Optional.of(new CarriedPart(custody, PART)),
                Optional.empty());
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

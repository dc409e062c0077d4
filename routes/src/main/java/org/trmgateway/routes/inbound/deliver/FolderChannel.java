package org.trmgateway.routes.inbound.deliver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.routes.inbound.translate.Parcel;
import org.trmgateway.routes.store.UnitOfWork;

/**
 * Delivers by file. The receiving system may take a file away at any moment, so "is it there?" cannot tell whether it was delivered. Instead
 * the rename is the hand-over: the document is written to a staging file, a marker says that it is complete, and the rename moves it out. After a
 * crash, a marker without its staging file means that the rename has happened. File names hold the message id and nothing else. A part that
 * only the party can open lies beside the document, as {@code ID.sealed-part.cms}, and is there before it.
 */
public final class FolderChannel implements DeliveryChannel {

    private static final Logger LOG = LoggerFactory.getLogger(FolderChannel.class);

    /** Ends the name of a sealed part. */
    public static final String PART_EXTENSION = ".sealed-part.cms";

    private final Path outFolder;
    private final Path staging;
    private final UnitOfWork unitOfWork;

    /**
     * Uses the folders, making them where missing.
     *
     * @param outFolder where the national system picks up
     * @param staging private folder of the node on the same file system
     */
    public FolderChannel(Path outFolder, Path staging, UnitOfWork unitOfWork) {
        this.outFolder = outFolder;
        this.staging = staging;
        this.unitOfWork = unitOfWork;
        try {
            Files.createDirectories(outFolder);
            Files.createDirectories(staging);
        } catch (IOException unusable) {
            throw unavailable(unusable);
        }
    }

    @Override
    public EvidenceEvent deliver(Parcel parcel) {
        String name = (parcel.kind().equals(Parcel.MESSAGE) ? "" : parcel.kind() + "-") + parcel.messageId();
        Path marker = staging.resolve(name + ".complete");
        Path staged = staging.resolve(name + ".document");
        Path stagedPart = staging.resolve(name + ".part");
        Path delivered = outFolder.resolve(name + "." + parcel.document().extension());
        try {
            if (!Files.exists(marker)) {
                if (parcel.closedPart().isPresent()) {
                    write(stagedPart, parcel.closedPart().get());
                }
                write(staged, parcel.document().bytes());
                write(marker, new byte[0]);
                sync(staging);
            }
            if (Files.exists(stagedPart)) {
                Files.move(stagedPart, outFolder.resolve(name + PART_EXTENSION), StandardCopyOption.ATOMIC_MOVE);
                sync(outFolder);
            }
            if (Files.exists(staged)) {
                Files.move(staged, delivered, StandardCopyOption.ATOMIC_MOVE);
                sync(outFolder);
                sync(staging);
            }
            // Once the hand-over is committed it is never tried again, and the marker has done its work.
            unitOfWork.afterCommit(() -> forget(marker));
            return EvidenceEvent.CONTENT_HANDOVER;
        } catch (IOException unusable) {
            throw unavailable(unusable);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void forget(Path marker) {
        try {
            Files.deleteIfExists(marker);
        } catch (IOException stays) {
            // An empty file with a message id for a name: harmless, and the next start may delete it.
            LOG.info("a delivery marker could not be deleted");
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static GatewayException unavailable(IOException cause) {
        return new GatewayException(ErrorCode.DELIVER_CHANNEL_UNAVAILABLE, Detail.rule("folder"), cause);
    }
}

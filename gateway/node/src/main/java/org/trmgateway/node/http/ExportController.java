package org.trmgateway.node.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.trmgateway.node.http.ClientIdentity.Auditor;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.node.http.ClientIdentity.PeerNode;
import org.trmgateway.node.http.ExportPath.About;
import org.trmgateway.node.http.ExportPath.Entries;
import org.trmgateway.node.http.ExportPath.HashTile;
import org.trmgateway.node.http.ExportPath.Logs;
import org.trmgateway.node.trail.ExportedLogs;
import org.trmgateway.node.trail.ExportedLogs.ExportedLog;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.trail.EntryBundle;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.SequencedEntry;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TileCoordinate;

/**
 * {@code GET /trail/...}: the trail as files in the layout of C2SP tlog-tiles, for auditors alone. What the latest checkpoint with a quorum does
 * not cover does not exist here: nothing is given out that a later answer could take back.
 */
@RestController
public final class ExportController {

    private static final String PREFIX = "/trail/";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String BYTES = MediaType.APPLICATION_OCTET_STREAM_VALUE;
    // Nobody's but the auditor's cache may keep it: the address is open to one certificate.
    private static final String FOR_EVER = "private, max-age=31536000, immutable";

    private final ExportedLogs logs;

    public ExportController(ExportedLogs logs) {
        this.logs = logs;
    }

    /** A file of the export; TRAIL_FILE_UNKNOWN when there is none of this name, or not yet. */
    @GetMapping(PREFIX + "**")
    public void file(HttpServletRequest request, HttpServletResponse response) throws IOException {
        requireAuditor(request);
        ExportPath path = ExportPath.read(request.getRequestURI().substring(PREFIX.length()))
                .orElseThrow(() -> unknown("path"));
        switch (path) {
            case Logs _ -> answer(response, TEXT, lines(logs.folders()));
            case About about -> about(about, response);
            case HashTile tile -> {
                byte[] content = hashes(tile);
                response.setHeader("Cache-Control", FOR_EVER);
                answer(response, BYTES, content);
            }
            case Entries entries -> {
                byte[] content = entries(entries);
                response.setHeader("Cache-Control", FOR_EVER);
                answer(response, BYTES, content);
            }
        }
    }

    private void about(About about, HttpServletResponse response) throws IOException {
        ExportedLog log = log(about.folder());
        switch (about.kind()) {
            case CHECKPOINT -> answer(response, TEXT, log.checkpoint());
            case STAMP -> answer(response, BYTES, present(log.stamp()));
            case OPENED -> answer(response, BYTES, present(log.opened()));
        }
    }

    private byte[] hashes(HashTile wanted) {
        TileCoordinate coordinate = wanted.coordinate();
        ExportedLog log = covering(wanted.folder(), coordinate);
        Tile tile = log.store()
                .tile(coordinate.level(), coordinate.index())
                .filter(stored -> stored.hashes().size() >= coordinate.width())
                .orElseThrow(() -> inconsistent("tile-missing"));
        return tile.narrowed(coordinate.width()).bytes();
    }

    private byte[] entries(Entries wanted) {
        TileCoordinate coordinate = wanted.coordinate();
        List<EntryBytes> entries = covering(wanted.folder(), coordinate)
                .store()
                .entries(coordinate.index() * TileCoordinate.FULL, coordinate.width())
                .stream()
                .map(SequencedEntry::body)
                .toList();
        if (entries.size() != coordinate.width()) {
            throw inconsistent("entry-missing");
        }
        return new EntryBundle(entries).bytes();
    }

    /** The log, if its checkpoint covers the whole tile. */
    private ExportedLog covering(String folder, TileCoordinate coordinate) {
        ExportedLog log = log(folder);
        if (!coordinate.isWithin(log.size())) {
            throw unknown("tile");
        }
        return log;
    }

    private ExportedLog log(String folder) {
        return logs.log(folder).orElseThrow(() -> unknown("log"));
    }

    /** The filter lets no one else in here; asked again, because a mistake there would show the trail to a stranger. */
    private static void requireAuditor(HttpServletRequest request) {
        switch (ClientIdentityFilter.identityOf(request)) {
            case Auditor _ -> {}
            case NationalSystem _, PeerNode _ ->
                throw new GatewayException(ErrorCode.INTAKE_SENDER_UNKNOWN, Detail.rule("identity"));
        }
    }

    private static void answer(HttpServletResponse response, String type, byte[] content) throws IOException {
        response.setContentType(type);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    private static byte[] lines(List<String> folders) {
        return folders.stream()
                .map(folder -> folder + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] present(Optional<byte[]> file) {
        return file.orElseThrow(() -> unknown("file"));
    }

    private static GatewayException unknown(String field) {
        return new GatewayException(ErrorCode.TRAIL_FILE_UNKNOWN, Detail.field(field));
    }

    private static GatewayException inconsistent(String rule) {
        return new GatewayException(ErrorCode.TRAIL_INCONSISTENT, Detail.rule(rule));
    }
}

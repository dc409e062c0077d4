package org.trmgateway.node.trail;

import java.time.Instant;

/**
 * One log of this node's trail.
 *
 * @param ordinal counted from 1
 * @param folder year, and from the second log of a year on a number: {@code 2026}, {@code 2026-2}
 * @param origin name on its checkpoints: base name of the trail, and the folder
 * @param openedAt when its first entry was written
 */
public record TrailLog(int ordinal, String folder, String origin, Instant openedAt) {}

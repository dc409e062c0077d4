/** Signed notes, checkpoints, cosignatures, proofs and policies, byte for byte as C2SP writes them. */
@NullMarked
package org.trmgateway.trail.note;

import org.jspecify.annotations.NullMarked;

package org.trmgateway.routes.erasure;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * How long what is kept. Periods are counted by the calendar in UTC.
 *
 * @param withdrawn after the person withdrew everything, at most, the whole case
 * @param bodies after a message reached its end: body, envelope, commitment nonce; after it was acknowledged: a document
 * @param addressing after a case ended: number, references, facts, consents, expectations
 * @param index after a case ended: what resolves its pseudonyms
 * @param vault after a case ended: its key, and so the whole case
 */
public record RetentionPeriods(Period withdrawn, Period bodies, Period addressing, Period index, Period vault) {

    /** What ended before this moment has been kept long enough. */
    static Instant limit(Instant now, Period period) {
        return now.atOffset(ZoneOffset.UTC).minus(period).toInstant();
    }
}

package org.trmgateway.referral;

/** The release policy as one receiver sees it. Implementations are immutable. */
public interface ReleaseView {

    /** Name of the column, for example {@code IO}. */
    String name();

    /**
     * The rule for an element.
     *
     * @param element local name of a canonical element that has text
     * @throws GatewayException with {@link ErrorCode#PROTECT_FIELD_UNLISTED} when the policy has no row for it
     */
    ReleaseRule rule(String element);

    /** Whether the element only groups others and carries no text of its own. */
    boolean isGroup(String element);
}

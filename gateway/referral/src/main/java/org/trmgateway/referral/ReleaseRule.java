package org.trmgateway.referral;

import java.util.Optional;

/**
 * One cell of the release policy: what one receiver view gets of one element.
 *
 * @param fieldId id of the field dictionary, for example {@code P3}
 * @param element local name of the canonical element
 * @param action what to do
 * @param becomes for {@link ReleaseAction#GENERALISE}: element that carries the coarser value, and the generaliser that makes it
 * @param category consent category of the field; absent for operational fields
 */
public record ReleaseRule(
        String fieldId,
        String element,
        ReleaseAction action,
        Optional<Generalisation> becomes,
        Optional<String> category) {

    /**
     * How a value is made coarser.
     *
     * @param element local name of the element that carries the result
     * @param generaliser name of the function or code group, for example {@code age-band}
     */
    public record Generalisation(String element, String generaliser) {}
}

package org.trmgateway.acceptance.pairs;

import org.trmgateway.referral.Refusal;

/**
 * A form that cannot be read, or wants to do harm.
 *
 * @param party whose system hands it in
 * @param name what is wrong with it
 * @param bytes the form
 * @param reason why it has to be refused
 */
record MalformedForm(String party, String name, byte[] bytes, Refusal reason) {

    @Override
    public String toString() {
        return party + ": " + name;
    }
}

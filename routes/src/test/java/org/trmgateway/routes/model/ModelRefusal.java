package org.trmgateway.routes.model;

/** Why the model would refuse: code, field and rule; empty for none. */
final class ModelRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String verdict;

    ModelRefusal(String code, String field, String rule) {
        super("refused " + code + " field=" + field + " rule=" + rule, null, false, false);
        this.verdict = "refused " + code + " field=" + field + " rule=" + rule;
    }

    /** As it is compared. */
    String verdict() {
        return verdict;
    }
}

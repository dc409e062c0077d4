package org.trmgateway.policy.command;

import java.util.Map;
import java.util.Optional;

/** The actions of the release policy in words, and how much each lets out. */
final class Action {

    private static final String GENERALISE = "G:";

    private Action() {}

    static String inWords(String action, Map<String, String> generalisers) {
        if (action.startsWith(GENERALISE)) {
            String name = action.substring(GENERALISE.length());
            return "made coarser: " + name
                    + Optional.ofNullable(generalisers.get(name))
                            .map(element -> ", as " + element)
                            .orElse("");
        }
        return switch (action) {
            case "K" -> "kept";
            case "P" -> "pseudonym";
            case "S" -> "sealed for the receiver";
            case "D" -> "dropped";
            default -> "unknown action " + action;
        };
    }

    /** Whether the second lets out more than the first, or may: two generalisers cannot be compared here, so a person has to. */
    static boolean releasesMore(String before, String after) {
        boolean other = before.startsWith(GENERALISE) && after.startsWith(GENERALISE) && !before.equals(after);
        return other || amount(after) > amount(before);
    }

    private static int amount(String action) {
        if (action.startsWith(GENERALISE)) {
            return 2;
        }
        return switch (action) {
            case "D" -> 0;
            case "P" -> 1;
            case "S" -> 3;
            default -> 4;
        };
    }
}

package org.trmgateway.contracts.pack;

import java.util.regex.Pattern;

/**
 * A cell that begins like a formula is run by the spreadsheet it is opened in. It is written with an apostrophe before it, which a
 * spreadsheet takes for the sign of plain text, and read without. Signed numbers and telephone numbers stay as they are.
 */
final class FormulaGuard {

    private static final Pattern FORMULA = Pattern.compile("[=@\\t].*|[+-](?![0-9 ]*$).*", Pattern.DOTALL);

    private FormulaGuard() {}

    static String written(String value) {
        return FORMULA.matcher(value).matches() ? "'" + value : value;
    }

    static String read(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell.substring(1)).matches() ? cell.substring(1) : cell;
    }
}

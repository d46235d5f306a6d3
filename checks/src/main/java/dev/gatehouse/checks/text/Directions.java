package dev.gatehouse.checks.text;

/// Whether the direction characters of a text are there for its right-to-left words (UAX #9), or could only serve to make it read
/// differently from what it says ("Trojan Source", CVE-2021-42574).
final class Directions {
    private Directions() {}

    /// True when the text has right-to-left letters and everything it opens is closed on the same line.
    static boolean areLegitimate(String text) {
        boolean rightToLeft = false;
        int isolates = 0;
        int embeddings = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            switch (c) {
                case 0x2066, 0x2067, 0x2068 -> isolates++;
                case 0x2069 -> isolates--;
                case 0x202A, 0x202B -> embeddings++;
                case 0x202C -> embeddings--;
                case '\n' -> {
                    if (isolates != 0 || embeddings != 0) {
                        return false;
                    }
                }
                default -> rightToLeft |= isRightToLeft(c);
            }
            if (isolates < 0 || embeddings < 0) {
                return false;
            }
        }
        return rightToLeft && isolates == 0 && embeddings == 0;
    }

    private static boolean isRightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return Character.isLetter(c)
            && (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    }
}

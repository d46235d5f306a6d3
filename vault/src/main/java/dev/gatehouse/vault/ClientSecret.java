package dev.gatehouse.vault;

import dev.gatehouse.control.files.FileRefused;
import dev.gatehouse.control.files.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;

/// The secret with which the broker introduces itself to an issuer. It lies in a file that its owner alone may read, is read anew for each
/// use, seen only inside the loan, and overwritten after it. A file with a wider mode, a link, or an empty file is refused.
final class ClientSecret {
    private static final int LONGEST = 4096;

    private ClientSecret() {}

    /// Lends the secret in this file.
    ///
    /// @throws FileRefused when there is no such file or it is not used as it is
    static <T> T lend(Path file, Function<char[], T> borrower) throws IOException {
        byte[] bytes = PrivateFile.read(file, LONGEST).orElseThrow(() -> new FileRefused(file + " is not there."));
        CharBuffer text = decoded(file, bytes);
        char[] secret = Arrays.copyOf(text.array(), lengthWithoutEnd(text));
        try {
            if (secret.length == 0) {
                throw new FileRefused(file + " is empty.");
            }
            return borrower.apply(secret);
        } finally {
            Arrays.fill(secret, '\0');
            Arrays.fill(text.array(), '\0');
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static CharBuffer decoded(Path file, byte[] bytes) throws FileRefused {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException noText) {
            Arrays.fill(bytes, (byte) 0);
            throw new FileRefused(file + " is not UTF-8.");
        }
    }

    /// Editors end a file with a line feed; no secret ends with one.
    private static int lengthWithoutEnd(CharBuffer text) {
        int length = text.limit();
        while (length > 0 && (text.get(length - 1) == '\n' || text.get(length - 1) == '\r')) {
            length--;
        }
        return length;
    }
}

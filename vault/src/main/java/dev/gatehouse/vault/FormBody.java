package dev.gatehouse.vault;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A form of one field (`application/x-www-form-urlencoded`), made of bytes alone so that it can be overwritten.
final class FormBody {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private FormBody() {}

    /// `name=value`, every byte of the value that is no letter, digit, `-`, `.`, `_` or `~` percent-encoded.
    static byte[] of(String name, byte[] value) {
        var out = new Erasable(name.length() + 1 + 3 * value.length);
        out.writeBytes((name + "=").getBytes(StandardCharsets.US_ASCII));
        for (byte each : value) {
            if (isPlain(each)) {
                out.write(each);
            } else {
                out.write('%');
                out.write(HEX[each >> 4 & 0xf]);
                out.write(HEX[each & 0xf]);
            }
        }
        return out.taken();
    }

    private static boolean isPlain(byte each) {
        return each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9' || "-._~".indexOf(each) >= 0;
    }

    private static final class Erasable extends ByteArrayOutputStream {
        Erasable(int size) {
            super(size);
        }

        byte[] taken() {
            byte[] whole = toByteArray();
            Arrays.fill(buf, (byte) 0);
            return whole;
        }
    }
}

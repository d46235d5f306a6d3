package dev.gatehouse.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/// An attacker who knows the format: changes lines and computes every hash anew, and every seal if given a key.
final class Forger {
    private Forger() {}

    /// Rewrites a whole ledger folder. `key` may be null: then the old signatures stay.
    static void rewrite(Path folder, SealingKey key, UnaryOperator<List<String>> change) throws IOException {
        var chain = new Chain();
        long seq = 0;
        for (long segment : Segments.numbers(folder)) {
            Path file = Segments.file(folder, segment);
            List<String> bodies = change.apply(bodies(file));
            var out = new StringBuilder();
            for (String old : bodies) {
                String body = renumber(old, ++seq).replaceAll("\"prev\":\"[0-9a-f]*\"", "\"prev\":\"" + chain.hex() + "\"")
                    .replaceAll("\"offset\":[0-9]+", "\"offset\":" + out.toString().getBytes(StandardCharsets.UTF_8).length);
                if (key != null && body.contains("\"kind\":\"seal\"")) body = reseal(body, chain, key);
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                chain.add(bytes, 0, bytes.length);
                out.append(body).append(LineWriter.HASH).append(chain.hex()).append(LineWriter.END);
            }
            Files.writeString(file, out);
        }
    }

    static List<String> bodies(Path file) throws IOException {
        var bodies = new ArrayList<String>();
        for (String line : Files.readAllLines(file)) bodies.add(line.substring(0, line.length() + 1 - LineWriter.TAIL));
        return bodies;
    }

    private static String renumber(String body, long seq) {
        return body.replaceFirst("\"seq\":[0-9]+", "\"seq\":" + seq);
    }

    private static String reseal(String body, Chain chain, SealingKey key) {
        String unsigned = body.substring(0, body.indexOf(LineWriter.SIGNATURE));
        byte[] bytes = unsigned.getBytes(StandardCharsets.UTF_8);
        byte[] signature = key.sign(SealMessage.of(chain.peek(bytes, 0, bytes.length)));
        return unsigned + LineWriter.SIGNATURE + Base64.getEncoder().encodeToString(signature) + "\"";
    }
}

package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every rule that `./dev prove mutations` deletes still stands, once, where `proofs/mutations/door.txt` says: else the proof would stop there.
class MutationsTest {
    @Test
    void everyTextThatIsDeletedStandsOnceInItsFile() {
        List<String> lines = Papers.text(Papers.TREE.resolve("proofs/mutations/door.txt")).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        assertThat(lines.size() % 4).isZero();
        List<String> wrong = new ArrayList<>();
        for (int at = 0; at < lines.size(); at += 4) {
            String text = lines.get(at + 2).substring(2);
            String file = Papers.text(Papers.TREE.resolve(lines.get(at + 1)));
            if (file.indexOf(text) < 0 || file.indexOf(text) != file.lastIndexOf(text)) {
                wrong.add(lines.get(at));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(lines).hasSizeGreaterThan(500);
    }
}

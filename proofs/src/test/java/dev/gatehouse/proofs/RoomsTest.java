package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/// The walls between rooms, and whether the documents tell the truth about the tree.
class RoomsTest {
    private static final String CLASS_NAME = "`((?:[A-Z][a-z0-9]+){2,}(?:\\.[a-z][A-Za-z0-9]+)?)`";

    @Test
    void everyRoomImportsWhatTheTableSays() {
        List<String> rows = new ArrayList<>();
        for (List<String> row : Papers.table("ARCHITECTURE.md", "## Rooms")) {
            String room = row.get(0).replace("`", "");
            rows.add(room);
            if (!room.equals("proofs")) {
                Set<String> told = Papers.sorted(Stream.of(row.get(2).split(", ")).filter(word -> !word.equals("–")));
                assertThat(required(room)).as("what module-info.java of " + room + " requires").isEqualTo(told);
                assertThat(depended(room)).as("what pom.xml of " + room + " depends on").isEqualTo(told);
            }
        }
        assertThat(rows).containsExactlyInAnyOrderElementsOf(Papers.found("<module>(.*?)</module>", Papers.text(Papers.TREE.resolve("pom.xml"))));
    }

    private static Set<String> required(String room) {
        String module = Papers.text(Papers.TREE.resolve(room).resolve("src/main/java/module-info.java"));
        return Papers.sorted(Papers.found("requires (?:transitive )?dev\\.gatehouse\\.(\\w+);", module).stream());
    }

    private static Set<String> depended(String room) {
        String pom = Papers.text(Papers.TREE.resolve(room).resolve("pom.xml")).replaceAll("(?s)<parent>.*?</parent>|<!--.*?-->", "");
        return Papers.sorted(Papers.found("(?s)<dependency>(.*?)</dependency>", pom).stream()
            .filter(one -> one.contains("<groupId>dev.gatehouse</groupId>") && !one.contains("<scope>test</scope>"))
            .flatMap(one -> Papers.found("<artifactId>(.*?)</artifactId>", one).stream()));
    }

    @Test
    void theGatesImageHoldsNoClassThatDialsLendsOrHosts() throws IOException {
        assertThat(packages("gateway")).isNotEmpty().noneMatch(name -> name.matches("dev/gatehouse/(egress|vault|hosting|office|recorder|cli)/.*"));
    }

    @Test
    void onlyTheBrokersImageDials() throws IOException {
        for (String room : List.of("gateway", "hosting", "recorder", "office", "cli")) {
            assertThat(packages(room)).as(room).noneMatch(name -> name.startsWith("dev/gatehouse/egress/"));
        }
        assertThat(packages("vault")).anyMatch(name -> name.startsWith("dev/gatehouse/egress/"));
    }

    private static List<String> packages(String room) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> jars = Files.list(Papers.TREE.resolve(room).resolve("target/zone"))) {
            for (Path jar : jars.toList()) {
                try (var open = new ZipFile(jar.toFile())) {
                    open.stream().map(each -> each.getName()).forEach(names::add);
                }
            }
        }
        return names;
    }

    @Test
    void theOrderOfChecksAndReviewsIsTheDocuments() {
        String order = Papers.text(Papers.TREE.resolve("gateway/src/main/java/dev/gatehouse/gateway/Order.java"));
        assertThat(listed("### What every call is asked")).isEqualTo(ordered(order, "List<Check> checks("));
        assertThat(listed("### What is asked of every message that comes back")).isEqualTo(ordered(order, "List<Review> reviews("));
    }

    private static List<String> listed(String heading) {
        return Papers.table("ARCHITECTURE.md", heading).stream().map(row -> "dev.gatehouse." + row.get(2).replace("`", "")).toList();
    }

    /// The types of a list's elements, in order: each is made there, or is a parameter of the method.
    private static List<String> ordered(String order, String method) {
        String body = order.substring(order.indexOf(method) + method.length());
        String parameters = body.substring(0, body.indexOf(')'));
        String list = body.substring(body.indexOf("List.of(") + 8, body.indexOf(");"));
        return Papers.found("^\\s*(new \\w+|\\w+)", list + "\n").stream()
            .map(word -> word.startsWith("new ") ? word.substring(4) : Papers.found("(\\w+) " + word + "\\b", parameters).getFirst())
            .map(type -> Papers.found("import ([\\w.]+\\." + type + ");", order).getFirst()).toList();
    }

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path document : Papers.documents()) {
            for (String link : Papers.found("\\]\\(([^)#\\s]+)[^)]*\\)", Papers.text(document))) {
                if (!link.matches("[a-z]+:.*") && !Files.exists(document.getParent().resolve(link))) {
                    broken.add(Papers.TREE.relativize(document) + " → " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /// A word in backticks that looks like a type of ours, `TwoWords`, or a method of one, `TwoWords.method`, is one.
    @Test
    void everyTypeAndTestThatADocumentNamesExists() {
        var sources = Papers.sources();
        List<String> unknown = new ArrayList<>();
        for (Path document : Papers.documents()) {
            for (String name : Papers.found(CLASS_NAME, Papers.text(document))) {
                String[] parts = name.split("\\.");
                boolean known = sources.getOrDefault(parts[0], List.of()).stream()
                    .anyMatch(source -> parts.length == 1 || Papers.text(source).matches("(?s).*\\b" + parts[1] + "\\(.*"));
                if (!known) {
                    unknown.add(Papers.TREE.relativize(document) + ": " + name);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void noFileTellsWhereItWasWritten() {
        String words = String.join("|", "/wor" + "k/", "/far" + "m/", "\\.librar" + "y/", "registry\\.npm" + "js", "repo1?\\.mave" + "n\\.", "pypi\\.or" + "g");
        assertThat(Papers.tracked()).filteredOn(file -> !Papers.found("(" + words + ")", Papers.text(file)).isEmpty()).isEmpty();
    }
}

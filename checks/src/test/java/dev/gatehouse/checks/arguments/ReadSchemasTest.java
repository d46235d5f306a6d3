package dev.gatehouse.checks.arguments;

import static dev.gatehouse.checks.CallsForTests.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.checks.permission.InputSchemas.InputSchema;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadSchemasTest {
    private static final String LARGE = IntStream.range(0, 400).mapToObj(at -> "'p" + at + "':{'type':'string'}").collect(Collectors.joining(",", "{'properties':{", "}}"));

    @Test
    void aSchemaIsReadOnce() {
        var read = new ReadSchemas();
        InputSchema schema = new InputSchema("1", object("{'type':'object'}"));
        assertThat(read.of(schema)).isSameAs(read.of(new InputSchema("1", object("{'type':'object'}"))));
    }

    @Test
    void oneThatCannotBeUsedIsNotReadAgainEither() {
        var read = new ReadSchemas();
        InputSchema schema = new InputSchema("1", object("{'type':'nothing'}"));
        assertThat(read.of(schema)).isSameAs(read.of(schema)).isInstanceOf(ReadSchemas.Read.Bad.class);
    }

    @Test
    void howeverManyToolsThereAreTheirSchemasTakeNoMoreThanTheBound() {
        var read = new ReadSchemas();
        var first = read.of(new InputSchema("first", object(LARGE)));
        IntStream.range(0, 100).forEach(at -> read.of(new InputSchema("d" + at, object(LARGE))));
        assertThat(read.bytes()).isBetween(4L << 20, 8L << 20);
        assertThat(read.of(new InputSchema("first", object(LARGE)))).isNotSameAs(first);
    }
}

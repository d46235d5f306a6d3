package dev.gatehouse.gateway.zones;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.gatehouse.checks.rate.Journal;
import dev.gatehouse.control.files.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What of the day's budgets was spent, in the gate's own folder: the day and the salt, then a key and its count a line; of one key the last
/// line holds. A line is with the system before its call goes on, so the end of the process loses nothing; it is not forced to the
/// disk, so a machine that loses power may forget the last seconds.
public final class BudgetFile implements Journal {
    private static final int LARGEST = 16 << 20;
    private static final Pattern HEAD = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9a-f]{32})");
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{16}) ([0-9]{1,10})");
    private static final HexFormat HEX = HexFormat.of();

    private final Path file;
    private FileChannel end;

    public BudgetFile(Path folder) {
        this.file = folder.resolve("budgets.spent");
    }

    @Override
    public Optional<Page> read() throws IOException {
        Optional<byte[]> content = PrivateFile.read(file, LARGEST);
        return content.isEmpty() ? Optional.empty() : Optional.of(page(new String(content.get(), StandardCharsets.US_ASCII)));
    }

    /// A last line that was cut was never with the system as a whole: its call did not go on.
    private Page page(String text) throws IOException {
        String[] lines = text.substring(0, text.lastIndexOf('\n') + 1).split("\n");
        Matcher head = matched(HEAD, lines[0]);
        Map<Long, Integer> counts = new HashMap<>();
        for (int at = 1; at < lines.length; at++) {
            Matcher line = matched(LINE, lines[at]);
            counts.put(Long.parseUnsignedLong(line.group(1), 16), Integer.parseInt(line.group(2)));
        }
        return new Page(LocalDate.parse(head.group(1)), HEX.parseHex(head.group(2)), counts);
    }

    private Matcher matched(Pattern shape, String line) throws IOException {
        Matcher found = shape.matcher(line);
        if (!found.matches()) {
            throw new IOException(file + " is not what was written. Without it budgets could be given twice; if that may be, remove it.");
        }
        return found;
    }

    @Override
    public void replace(Page page) throws IOException {
        var text = new StringBuilder(page.day() + " " + HEX.formatHex(page.salt()) + "\n");
        page.counts().forEach((key, count) -> text.append(line(key, count)));
        if (end != null) {
            end.close();
        }
        PrivateFile.replace(file, text.toString().getBytes(StandardCharsets.US_ASCII));
        end = FileChannel.open(file, Set.of(WRITE, APPEND, NOFOLLOW_LINKS));
    }

    @Override
    public void note(long key, int count) throws IOException {
        ByteBuffer line = ByteBuffer.wrap(line(key, count).getBytes(StandardCharsets.US_ASCII));
        while (line.hasRemaining()) {
            end.write(line);
        }
    }

    private static String line(long key, int count) {
        return HEX.toHexDigits(key) + " " + count + "\n";
    }
}

package dev.gatehouse.cli.demo;

import java.io.IOException;
import java.util.List;

/// A token that was made for one route is used on another, as a server would that keeps the tokens it is sent.
final class ForeignToken implements Case {
    private static final String CODE = "token-wrong-audience";

    @Override
    public String title() {
        return "A token issued for another route";
    }

    @Override
    public Seen see(DemoHouse house) throws IOException, InterruptedException, DemoFailed {
        ToolAnswer direct = house.direct("weather");
        ToolAnswer through = house.through("weather", house.token("me", "notes"), "weather");
        house.awaitCount(CODE);
        return new Seen("the server asks nobody for a token: \"" + direct.visible() + "\"", through.text() + " (" + through.code() + ")",
            through.code().equals(CODE), List.of(CODE));
    }
}

package dev.gatehouse.cli.demo;

import java.io.IOException;
import java.util.List;

/// A server hides a second text in tag characters: no screen shows it, every model reads it.
final class HiddenText implements Case {
    @Override
    public String title() {
        return "A server that hides text in its answers";
    }

    @Override
    public Seen see(DemoHouse house) throws IOException, InterruptedException, DemoFailed {
        ToolAnswer direct = house.direct("weather");
        ToolAnswer through = house.through("weather", house.token("me", "weather"), "weather");
        return new Seen(said(direct), said(through), direct.hidden() > 0 && through.hidden() == 0, List.of(through.call()));
    }

    private static String said(ToolAnswer answer) {
        return "\"" + answer.visible() + "\" and " + answer.hidden() + " hidden characters";
    }
}

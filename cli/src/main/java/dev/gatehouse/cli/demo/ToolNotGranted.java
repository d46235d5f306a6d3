package dev.gatehouse.cli.demo;

import java.io.IOException;
import java.util.List;

/// A caller who may ask for the weather calls the tool that deletes everything.
final class ToolNotGranted implements Case {
    @Override
    public String title() {
        return "A tool that was not granted";
    }

    @Override
    public Seen see(DemoHouse house) throws IOException, InterruptedException, DemoFailed {
        ToolAnswer direct = house.direct("delete_everything");
        house.admit("guest", "weather", "weather");
        ToolAnswer through = house.through("weather", house.token("guest", "weather"), "delete_everything");
        return new Seen("\"" + direct.visible() + "\"", through.text() + " (" + through.code() + ")",
            through.code().equals("tool-not-granted"), List.of(through.call()));
    }
}

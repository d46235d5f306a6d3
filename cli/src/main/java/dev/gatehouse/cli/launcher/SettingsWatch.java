package dev.gatehouse.cli.launcher;

import dev.gatehouse.cli.launcher.StartRefused.Cause;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.settings.Settings;
import dev.gatehouse.control.settings.SettingsFile;
import dev.gatehouse.control.settings.SettingsWrong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Looks at the settings' copy once a second and tells when its content changed.
final class SettingsWatch implements Runnable {
    private final Home home;
    private final CountDownLatch ended;
    private final Consumer<String> changed;

    SettingsWatch(Home home, CountDownLatch ended, Consumer<String> changed) {
        this.home = home;
        this.ended = ended;
        this.changed = changed;
    }

    @Override
    public void run() {
        try {
            String known = SettingsCopy.digest(home);
            FileTime seen = Files.getLastModifiedTime(SettingsCopy.in(home));
            while (!ended.await(1, TimeUnit.SECONDS)) {
                FileTime now = Files.getLastModifiedTime(SettingsCopy.in(home));
                String digest = now.equals(seen) ? known : SettingsCopy.digest(home);
                seen = now;
                if (!digest.equals(known)) {
                    known = digest;
                    changed.accept(digest);
                }
            }
        } catch (IOException gone) {
            changed.accept("");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// The copy as it is now, with this run's own port and servers.
    static Settings read(Plan plan) throws StartRefused {
        try {
            return SettingsFile.read(plan.settingsCopy()).onPort(plan.port()).in(plan.run());
        } catch (SettingsWrong wrong) {
            throw new StartRefused(Cause.SETTINGS, wrong.problems().stream().map(String::valueOf).toList());
        }
    }
}

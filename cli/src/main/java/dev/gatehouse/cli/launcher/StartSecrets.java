package dev.gatehouse.cli.launcher;

import dev.gatehouse.control.Zone;
import dev.gatehouse.control.files.PrivateFile;
import dev.gatehouse.wire.Lane;
import dev.gatehouse.wire.start.Secrets;
import dev.gatehouse.wire.start.StartSecret;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

/// The secrets of one run, one for each pair of zones that may talk. They die with the launcher; the operator's lies in the home's
/// file `operator.secret` (0600, 43 characters of base64url and a line feed) for as long as the run lasts.
final class StartSecrets {
    private final Map<Lane, StartSecret> shared = new EnumMap<>(Lane.class);

    private StartSecrets() {}

    /// Fresh secrets; the operator's is put in its file.
    static StartSecrets fresh(Path operatorFile) throws IOException {
        StartSecrets secrets = new StartSecrets();
        for (Lane lane : Lane.values()) {
            secrets.shared.put(lane, lane == Lane.OPERATOR_TO_OFFICE ? leftFor(operatorFile) : StartSecret.random());
        }
        return secrets;
    }

    private static StartSecret leftFor(Path file) throws IOException {
        byte[] bytes = new byte[StartSecret.LENGTH];
        new SecureRandom().nextBytes(bytes);
        byte[] text = Base64.getUrlEncoder().withoutPadding().encode(bytes);
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        PrivateFile.replace(file, line);
        StartSecret secret = StartSecret.of(bytes);
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(text, (byte) 0);
        Arrays.fill(line, (byte) 0);
        return secret;
    }

    /// What one zone gets.
    Secrets of(Zone zone) {
        dev.gatehouse.wire.Zone self = onWire(zone);
        Map<dev.gatehouse.wire.Zone, StartSecret> own = new EnumMap<>(dev.gatehouse.wire.Zone.class);
        shared.forEach((lane, secret) -> {
            if (lane.dialler() == self || lane.listener() == self) {
                own.put(lane.across(self), secret);
            }
        });
        return Secrets.of(own);
    }

    /// The zone as the wire calls it.
    static dev.gatehouse.wire.Zone onWire(Zone zone) {
        return dev.gatehouse.wire.Zone.named(zone.word()).orElseThrow();
    }

    void erase() {
        shared.values().forEach(StartSecret::erase);
    }

    @Override
    public String toString() {
        return "StartSecrets (hidden)";
    }
}

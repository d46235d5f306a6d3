package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// A signed snapshot of the settings; its bytes follow as parts and an end.
///
/// @param version the snapshot's version
/// @param length how many bytes the parts hold together, at most 4 MiB
/// @param signature over the snapshot, by the office
/// @param publicKey the key that the office says it signed with
public record Settings(long version, int length, byte[] signature, byte[] publicKey) implements Message {
    /// Refuses what has no meaning.
    public Settings {
        Range.within(length, 0, Limits.SETTINGS, "length");
    }

    @Override
    public Kind kind() {
        return Kind.SETTINGS;
    }

    static Settings read(FieldReader in) throws WireViolation {
        return new Settings(in.u64(), in.u32(Limits.SETTINGS), in.bytes(Limits.SIGNATURE), in.bytes(Limits.SIGNATURE));
    }

    void write(FieldWriter out) {
        out.u64(version);
        out.u32(length);
        out.bytes(signature, Limits.SIGNATURE);
        out.bytes(publicKey, Limits.SIGNATURE);
    }

    @Override
    public String toString() {
        return "Settings[version " + version + ", " + length + " bytes]";
    }
}

package dev.gatehouse.serving.state;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals state that a client keeps for us (AES-256-GCM, NIST SP 800-38D). Whoever holds it can neither read nor change it, nor use it as
/// another caller, on another route, for another purpose, about another request, or after its time.
///
/// The key is made here, changes every hour, is kept for as long as a state can live, and never leaves the process: a state does not outlive
/// a restart.
/// What is wrong with a state that does not open is never said. Safe for many threads. Held by `StateSealTest`.
public final class StateSeal {
    /// How much may be sealed, in bytes.
    public static final int LARGEST = 64 * 1024;
    /// How long a state can live at most, where nothing else is said.
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int HEAD = 1 + Long.BYTES + NONCE;
    private static final int LONGEST_TEXT = (HEAD + Long.BYTES + LARGEST + TAG) * 4 / 3 + 4;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final InstantSource clock;
    private final Duration longest;
    private final Deque<Hour> hours = new ArrayDeque<>();

    /// One hour's key.
    private record Hour(long number, SecretKey key) {
        static Hour fresh(long number) {
            byte[] bits = new byte[32];
            RANDOM.nextBytes(bits);
            return new Hour(number, new SecretKeySpec(bits, "AES"));
        }

        @Override
        public String toString() {
            return "Hour[" + number + "]";
        }
    }

    /// One whose states live for an hour at most.
    public StateSeal(InstantSource clock) {
        this(clock, LONGEST);
    }

    /// @param longest how long a state can live at most, in whole hours
    public StateSeal(InstantSource clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
        this.hours.add(Hour.fresh(hour()));
    }

    /// Seals it for this long.
    ///
    /// @return text of A-Z a-z 0-9 - _
    /// @throws IllegalArgumentException if it is larger than [#LARGEST] or is to live longer than states of this seal can
    public String seal(Binding binding, byte[] state, Duration life) {
        if (state.length > LARGEST || life.compareTo(longest) > 0) {
            throw new IllegalArgumentException("too much, or for too long");
        }
        Hour hour = current();
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] head = ByteBuffer.allocate(HEAD).put(VERSION).putLong(hour.number()).put(nonce).array();
        byte[] plain = ByteBuffer.allocate(Long.BYTES + state.length).putLong(clock.instant().plus(life).toEpochMilli()).put(state).array();
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, hour.key(), nonce, binding, plain, 0, plain.length)
            .orElseThrow(() -> new IllegalStateException("AES-GCM"));
        return TEXT.encodeToString(ByteBuffer.allocate(HEAD + sealed.length).put(head).put(sealed).array());
    }

    /// The state, if it was sealed here for just this and its time is not over.
    public Optional<byte[]> open(Binding binding, String text) {
        return decoded(text).flatMap(bytes -> {
            ByteBuffer head = ByteBuffer.wrap(bytes);
            if (head.get() != VERSION) {
                return Optional.empty();
            }
            Optional<Hour> hour = hour(head.getLong());
            byte[] nonce = new byte[NONCE];
            head.get(nonce);
            return hour.flatMap(each -> cipher(Cipher.DECRYPT_MODE, each.key(), nonce, binding, bytes, HEAD, bytes.length - HEAD))
                .flatMap(this::alive);
        });
    }

    /// Base64url has several spellings of the same bytes; only ours is taken.
    private static Optional<byte[]> decoded(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            boolean ours = bytes.length >= HEAD + Long.BYTES + TAG && TEXT.encodeToString(bytes).equals(text);
            return ours ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> alive(byte[] plain) {
        ByteBuffer read = ByteBuffer.wrap(plain);
        boolean over = !clock.instant().isBefore(Instant.ofEpochMilli(read.getLong()));
        byte[] state = new byte[read.remaining()];
        read.get(state);
        return over ? Optional.empty() : Optional.of(state);
    }

    private static Optional<byte[]> cipher(int mode, SecretKey key, byte[] nonce, Binding binding, byte[] bytes, int at, int length) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
            cipher.updateAAD(binding.bytes());
            return Optional.of(cipher.doFinal(bytes, at, length));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private synchronized Hour current() {
        turn();
        return hours.getFirst();
    }

    private synchronized Optional<Hour> hour(long number) {
        turn();
        return hours.stream().filter(each -> each.number() == number).findFirst();
    }

    /// A clock that goes back changes nothing: the key of a later hour stays.
    private void turn() {
        long hour = hour();
        if (hour > hours.getFirst().number()) {
            hours.addFirst(Hour.fresh(hour));
            hours.removeIf(each -> each.number() < hour - longest.toHours());
        }
    }

    private long hour() {
        return clock.instant().getEpochSecond() / Duration.ofHours(1).toSeconds();
    }
}

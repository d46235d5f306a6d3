package dev.gatehouse.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Code;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTokensTest {
    private static final LocalCaller ME = LocalCaller.of("local", "me");
    private final Desk desk = new Desk();

    private LocalToken token(LocalCaller caller) {
        return desk.localTokens().issue(caller, List.of(Desk.NOTES, Desk.FILES), Duration.ofHours(1), List.of("a"));
    }

    @Test
    void aLocalCallerIsKnownOnTheRoutesOfItsToken() {
        LocalToken token = token(ME);
        assertThat(desk.known(token.reveal()))
                .isEqualTo(new Caller.Person("local", "me", new Caller.Standing("local", token.id(), Set.of(), Set.of(), Set.of("a"))));
        assertThat(desk.judge(token.reveal(), Desk.FILES)).isInstanceOf(Judgement.Known.class);
        desk.refuses(token.reveal(), Desk.ADMIN, Code.TOKEN_WRONG_AUDIENCE);
        assertThat(((Judgement.Known) desk.judge(token.reveal(), Desk.NOTES)).expiry()).isEqualTo(token.expiry());
    }

    @Test
    void noKeyOfAnIssuerIsFetchedForIt() {
        desk.known(token(ME).reveal());
        assertThat(desk.issuer.keyFetches).hasValue(0);
    }

    @Test
    void aCallerThatDoesNotExistIsRefusedHoweverWellSigned() {
        desk.refuses(token(LocalCaller.of("local", "you")).reveal(), Code.TOKEN_REVOKED);
        desk.refuses(token(LocalCaller.of("acme", "me")).reveal(), Code.TOKEN_REVOKED);
    }

    @Test
    void aCallerThatWasAddedAgainDoesNotBringItsOldTokensBack() {
        String old = token(ME).reveal();
        desk.clock.turn(Duration.ofSeconds(5));
        desk.callers.clear();
        desk.callers.add(new LocalCaller("local", "me", desk.clock.instant()));
        desk.use(Revocations.NONE);
        desk.refuses(old, Code.TOKEN_REVOKED);
        desk.known(token(ME).reveal());
    }

    @Test
    void aRevokedLocalCallerOrTokenIsRefused() {
        LocalToken token = token(ME);
        desk.use(new Revocations(Set.of(new Revocations.Owner("local", "local", "me")), Set.of(), Set.of()));
        desk.refuses(token.reveal(), Code.TOKEN_REVOKED);
        desk.use(new Revocations(Set.of(), Set.of(token.id()), Set.of()));
        desk.refuses(token.reveal(), Code.TOKEN_REVOKED);
        desk.use(new Revocations(Set.of(), Set.of(), Set.of("local")));
        desk.refuses(token.reveal(), Code.TOKEN_REVOKED);
    }

    @Test
    void aTokenOfAnotherHouseIsRefusedEvenWithThisHousesKey() {
        var elsewhere = new LocalTokens(Desk.LOCAL, "home-2", desk.clock);
        desk.refuses(elsewhere.issue(ME, List.of(Desk.NOTES), Duration.ofHours(1), List.of()).reveal(), Code.TOKEN_INVALID);
    }

    @Test
    void aTokenSignedWithAnotherKeyIsRefused() {
        var forged = new LocalTokens(LocalKey.generate(), Desk.HOME, desk.clock);
        desk.refuses(forged.issue(ME, List.of(Desk.NOTES), Duration.ofHours(1), List.of()).reveal(), Code.TOKEN_INVALID);
    }

    @Test
    void bothKeysServeWhileTheOfficeChangesThem() {
        var next = LocalKey.generate();
        String old = token(ME).reveal();
        String fresh = new LocalTokens(next, Desk.HOME, desk.clock).issue(ME, List.of(Desk.NOTES), Duration.ofHours(1), List.of()).reveal();
        accept(Desk.LOCAL.publicKey(), next.publicKey());
        desk.known(old);
        desk.known(fresh);
        accept(next.publicKey());
        desk.refuses(old, Code.TOKEN_INVALID);
        desk.known(fresh);
    }

    private void accept(LocalPublicKey... keys) {
        var local = new LocalIssuer(Desk.HOME, List.of(keys), desk.callers);
        desk.authenticator.use(IdentitySettings.of(List.of(), Optional.of(local), List.of(new ProtectedRoute(Desk.NOTES, List.of())), Revocations.NONE));
    }

    @Test
    void aLifeOverTheCapOrATokenForNoRouteIsNotMade() {
        var tokens = desk.localTokens();
        assertThatThrownBy(() -> tokens.issue(ME, List.of(Desk.NOTES), Duration.ofHours(25), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tokens.issue(ME, List.of(Desk.NOTES), Duration.ZERO, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tokens.issue(ME, List.of(), Duration.ofHours(1), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tokens.issue(ME, List.of(Desk.NOTES), Duration.ofHours(1), List.of("a b"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTokenDoesNotPrintItself() {
        LocalToken token = token(ME);
        assertThat(token.toString()).doesNotContain(token.reveal().substring(0, 20));
        assertThat(desk.judge(token.reveal(), Desk.NOTES).toString()).doesNotContain(token.reveal().substring(0, 20));
    }

    @Test
    void aStoredKeyIsReadBackAndSignsForTheSamePublicKey(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("local.pem");
        Desk.LOCAL.store(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        LocalKey read = LocalKey.load(file);
        assertThat(read.publicKey()).isEqualTo(Desk.LOCAL.publicKey()).isEqualTo(LocalPublicKey.of(Desk.LOCAL.publicKey().text()));
        desk.known(new LocalTokens(read, Desk.HOME, desk.clock).issue(ME, List.of(Desk.NOTES), Duration.ofHours(1), List.of()).reveal());
        assertThatThrownBy(() -> LocalKey.generate().store(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aKeyFileThatOthersCanReadIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("local.pem");
        Desk.LOCAL.store(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> LocalKey.load(file)).isInstanceOf(IOException.class).hasMessageContaining("chmod 600");
    }

    @Test
    void aKeyFileThatWasMixedOrCutIsRefused(@TempDir Path folder) throws IOException {
        Path mine = folder.resolve("mine.pem");
        Path theirs = folder.resolve("theirs.pem");
        LocalKey.generate().store(mine);
        LocalKey.generate().store(theirs);
        String own = Files.readString(mine);
        String split = "-----BEGIN PUBLIC KEY-----";
        String foreign = Files.readString(theirs);
        Files.writeString(mine, own.substring(0, own.indexOf(split)) + foreign.substring(foreign.indexOf(split)));
        assertThatThrownBy(() -> LocalKey.load(mine)).isInstanceOf(IOException.class);
        Files.writeString(theirs, foreign.substring(0, 60));
        assertThatThrownBy(() -> LocalKey.load(theirs)).isInstanceOf(IOException.class);
    }

    @Test
    void onlyAP256KeyIsALocalKey() {
        assertThatThrownBy(() -> LocalPublicKey.of("AAAA")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LocalPublicKey.of(rsaText())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutALocalIssuerNoLocalTokenIsAccepted() {
        String token = token(ME).reveal();
        var settings = IdentitySettings.of(desk.issuers, Optional.empty(), List.of(new ProtectedRoute(Desk.NOTES, List.of())), Revocations.NONE);
        desk.authenticator.use(settings);
        desk.refuses(token, Code.TOKEN_INVALID);
    }

    private static String rsaText() {
        try {
            return java.util.Base64.getEncoder().encodeToString(FakeIssuer.RSA.toPublicKey().getEncoded());
        } catch (com.nimbusds.jose.JOSEException wrong) {
            throw new AssertionError(wrong);
        }
    }
}

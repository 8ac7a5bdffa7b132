package dev.aura.bus.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.aura.bus.status.Faults;
import dev.aura.proto.bus.v1.Access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class TokenRegisterTest {

    @TempDir
    private Path directory;

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void makesATokenForItsUserThatNobodyElseMayRead() throws IOException {
        TokenRegister register = open();
        assertThat(register.check(token("admin"))).isInstanceOfSatisfying(Admission.Granted.class, granted -> {
            assertThat(granted.identity().name()).isEqualTo("admin");
            assertThat(granted.identity().role()).isEqualTo(Role.ADMIN);
        });
        assertThat(mode(directory)).isEqualTo("rwx------");
        assertThat(mode(directory.resolve("admin.token"))).isEqualTo("rw-------");
        assertThat(mode(directory.resolve("issued"))).isEqualTo("rw-------");
    }

    @Test
    void keepsNoTokenButItsHash() throws IOException {
        open().create("ci", Role.VIEWER, null);
        assertThat(Files.readString(directory.resolve("issued")))
                .doesNotContain(token("ci").toStringUtf8());
    }

    @Test
    void knowsItsTokensAfterARestart() {
        open().create("ci", Role.DEVELOPER, Duration.ofDays(1));
        ByteString admin = token("admin");
        TokenRegister again = open();
        assertThat(again.check(token("ci"))).isInstanceOf(Admission.Granted.class);
        assertThat(again.check(admin)).isInstanceOf(Admission.Granted.class);
    }

    @Test
    void tellsNothingButThatATokenIsNotGood() {
        TokenRegister register = open();
        String good = token("admin").toStringUtf8();
        assertThat(register.check(ByteString.EMPTY)).isEqualTo(Admission.NO_TOKEN);
        assertThat(register.check(ByteString.copyFromUtf8(good.substring(1)))).isEqualTo(Admission.BAD_TOKEN);
        assertThat(register.check(ByteString.copyFromUtf8(good + "x"))).isEqualTo(Admission.BAD_TOKEN);
        assertThat(register.check(ByteString.copyFrom(new byte[1 << 16]))).isEqualTo(Admission.BAD_TOKEN);
    }

    @Test
    void refusesATokenFromTheMomentItEnds() {
        TokenRegister register = open();
        register.create("ci", Role.VIEWER, Duration.ofHours(1));
        Identity identity = ((Admission.Granted) register.check(token("ci"))).identity();
        now = now.plus(Duration.ofHours(1)).minusNanos(1);
        assertThat(register.stands(identity)).isTrue();
        now = now.plusNanos(1);
        assertThat(register.check(token("ci"))).isEqualTo(Admission.EXPIRED);
        assertThat(register.stands(identity)).isFalse();
    }

    @Test
    void refusesARevokedToken() {
        TokenRegister register = open();
        register.create("ci", Role.VIEWER, null);
        ByteString token = token("ci");
        Identity identity = ((Admission.Granted) register.check(token)).identity();
        assertThat(register.revoke("ci")).isTrue();
        assertThat(register.revoke("ci")).isFalse();
        assertThat(register.check(token)).isEqualTo(Admission.BAD_TOKEN);
        assertThat(register.stands(identity)).isFalse();
        assertThat(directory.resolve("ci.token")).doesNotExist();
        assertThat(open().check(token)).isEqualTo(Admission.BAD_TOKEN);
    }

    @Test
    void makesTheUsersTokenAnewWhereItsFileIsGoneAndForgetsTheOldOne() throws IOException {
        open();
        ByteString old = token("admin");
        Files.delete(directory.resolve("admin.token"));
        TokenRegister again = open();
        assertThat(again.check(old)).isEqualTo(Admission.BAD_TOKEN);
        assertThat(again.check(token("admin"))).isInstanceOf(Admission.Granted.class);
    }

    @Test
    void refusesNamesThatLeadElsewhereAndNamesThatAreTaken() {
        TokenRegister register = open();
        for (String name : new String[] {"", "../x", "a/b", "A", "-a", ".x", "a".repeat(65)}) {
            assertThatThrownBy(() -> register.create(name, Role.VIEWER, null))
                    .satisfies(error -> assertThat(Faults.reasonOf(error)).isEqualTo("BAD_TOKEN_NAME"));
        }
        register.create("ci", Role.VIEWER, null);
        assertThatThrownBy(() -> register.create("ci", Role.ADMIN, null))
                .satisfies(error -> assertThat(Faults.reasonOf(error)).isEqualTo("TOKEN_EXISTS"));
        assertThatThrownBy(() -> register.revoke("admin"))
                .satisfies(error -> assertThat(Faults.reasonOf(error)).isEqualTo("ADMIN_TOKEN"));
    }

    @Test
    void namesTheLineThatIsNotOurs() throws IOException {
        open();
        Files.writeString(directory.resolve("issued"), "ci\tKING\t-\tabc\n");
        assertThatThrownBy(this::open).hasMessageContaining("KING");
    }

    private TokenRegister open() {
        return TokenRegister.open(directory, () -> now);
    }

    private ByteString token(String name) {
        return TokenFile.read(directory.resolve(name + ".token"));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}

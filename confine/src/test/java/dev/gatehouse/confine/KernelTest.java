package dev.gatehouse.confine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What is said when a part is missing: every missing part names the promise that is gone.
class KernelTest {
    @Test
    void everyMissingPartIsASentence() {
        assertThat(new Kernel("Linux", "amd64", 7, "", true, -1, false).missing()).isEmpty();
        assertThat(new Kernel("Linux", "amd64", 0, "switched off at boot", true, -1, false).missing()).singleElement().asString().contains("switched off at boot");
        assertThat(new Kernel("Linux", "amd64", 3, "", true, -1, false).missing()).hasSize(2);
        assertThat(new Kernel("Linux", "amd64", 5, "", true, -1, false).missing()).singleElement().asString().contains("below 6");
        assertThat(new Kernel("Linux", "amd64", 7, "", false, -1, false).hasAllWalls()).isFalse();
    }

    @Test
    void askingNeverFails() {
        assertThat(Kernel.probe().processor()).isNotBlank();
    }

    @Test
    void aWallThatIsLeftOutNeedsAReasonAndAPathThatIsRelativeIsRefused() {
        assertThatThrownBy(() -> Walls.of(Profile.GATE).lacking(Layer.LANDLOCK, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Walls.of(Profile.GATE).read(Path.of("here"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Walls.of(Profile.GATE).bind(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Processes.kill(-1, Signal.KILL)).isInstanceOf(IllegalArgumentException.class);
    }
}

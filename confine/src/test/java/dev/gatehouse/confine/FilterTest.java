package dev.gatehouse.confine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Runs the filters on paper, for both processors: a small interpreter of classic BPF judges calls that this machine cannot make.
class FilterTest {
    private static final int ALLOW = 0x7fff0000;
    private static final int REFUSE = 0x00050001;
    private static final int UNKNOWN = 0x00050026;
    private static final int KILL = 0x80000000;

    @ParameterizedTest
    @EnumSource(names = {"X86_64", "AARCH64"})
    void theGatesFirstStageAnswersAsMeant(Machine machine) {
        List<Rule.Instruction> gate = Stages.first(Profile.GATE).compile(machine);
        assertThat(judge(gate, machine, SystemCall.SOCKET, 1, 1, 0)).isEqualTo(ALLOW);
        assertThat(judge(gate, machine, SystemCall.SOCKET, 10, 1 | 0x80000, 6)).isEqualTo(ALLOW);
        assertThat(judge(gate, machine, SystemCall.SOCKET, 2, 1, 262)).isEqualTo(REFUSE);
        assertThat(judge(gate, machine, SystemCall.SOCKET, 2, 2, 0)).isEqualTo(REFUSE);
        assertThat(judge(gate, machine, SystemCall.SOCKET, 2, 3, 1)).isEqualTo(REFUSE);
        assertThat(judge(gate, machine, SystemCall.SENDTO, 3, 0, 0, 0x20004000)).isEqualTo(REFUSE);
        assertThat(judge(gate, machine, SystemCall.SENDTO, 3, 0, 0, 0x4000)).isEqualTo(ALLOW);
        assertThat(judge(gate, machine, SystemCall.CLONE, 0x10000000)).isEqualTo(REFUSE);
        assertThat(judge(gate, machine, SystemCall.CLONE, 0x3d0f00)).isEqualTo(ALLOW);
        assertThat(judge(gate, machine, SystemCall.CLONE3, 0)).isEqualTo(UNKNOWN);
        assertThat(judge(gate, machine, SystemCall.EXECVE, 0)).isEqualTo(ALLOW);
        assertThat(judge(gate, machine, SystemCall.IOCTL, 0, 0x5412)).isEqualTo(REFUSE);
        assertThat(judge(gate, machine, SystemCall.PTRACE, 0)).isEqualTo(REFUSE);
    }

    @ParameterizedTest
    @EnumSource(names = {"X86_64", "AARCH64"})
    void theSealedStageAnswersAsMeant(Machine machine) {
        List<Rule.Instruction> sealed = Stages.second(Profile.GATE, 4711).compile(machine);
        for (SystemCall call : List.of(SystemCall.SOCKET, SystemCall.CONNECT, SystemCall.BIND, SystemCall.LISTEN, SystemCall.EXECVE, SystemCall.EXECVEAT,
            SystemCall.MEMFD_CREATE, SystemCall.FCHMODAT, SystemCall.UTIMENSAT)) {
            assertThat(judge(sealed, machine, call, 1, 1, 0)).as(call.name()).isEqualTo(REFUSE);
        }
        assertThat(judge(sealed, machine, SystemCall.ACCEPT, 3)).isEqualTo(ALLOW);
        assertThat(judge(sealed, machine, SystemCall.CLONE, 0x3d0f00)).isEqualTo(ALLOW);
        assertThat(judge(sealed, machine, SystemCall.CLONE, 0x11)).isEqualTo(REFUSE);
        assertThat(judge(sealed, machine, SystemCall.TGKILL, 4711, 4712, 6)).isEqualTo(ALLOW);
        assertThat(judge(sealed, machine, SystemCall.KILL, 4712, 0)).isEqualTo(REFUSE);
        assertThat(judge(sealed, machine, SystemCall.PRLIMIT64, 0, 4)).isEqualTo(ALLOW);
        assertThat(judge(sealed, machine, SystemCall.PRLIMIT64, 4712, 4)).isEqualTo(REFUSE);
        assertThat(judge(sealed, machine, SystemCall.PRCTL, 4, 1)).isEqualTo(REFUSE);
    }

    @ParameterizedTest
    @EnumSource(names = {"X86_64", "AARCH64"})
    void aForeignProcessorModeIsKilled(Machine machine) {
        List<Rule.Instruction> gate = Stages.first(Profile.GATE).compile(machine);
        Machine other = machine == Machine.X86_64 ? Machine.AARCH64 : Machine.X86_64;
        assertThat(run(gate, other.audit, 1, new int[6])).isEqualTo(KILL);
        if (machine == Machine.X86_64) {
            assertThat(run(gate, machine.audit, 0x40000001, new int[6])).isEqualTo(KILL);
        }
    }

    private static int judge(List<Rule.Instruction> program, Machine machine, SystemCall call, int... arguments) {
        return run(program, machine.audit, call.on(machine), java.util.Arrays.copyOf(arguments, 6));
    }

    private static int run(List<Rule.Instruction> program, int arch, int number, int[] arguments) {
        int word = 0;
        for (int at = 0; ; at++) {
            Rule.Instruction one = program.get(at);
            switch (one.code()) {
                case 0x20 -> word = load(one.value(), arch, number, arguments);
                case 0x54 -> word &= one.value();
                case 0x15 -> at += word == one.value() ? one.ifTrue() : one.ifFalse();
                case 0x35 -> at += Integer.compareUnsigned(word, one.value()) >= 0 ? one.ifTrue() : one.ifFalse();
                case 0x45 -> at += (word & one.value()) != 0 ? one.ifTrue() : one.ifFalse();
                case 0x06 -> {
                    return one.value();
                }
                default -> throw new AssertionError("unknown instruction");
            }
        }
    }

    private static int load(int offset, int arch, int number, int[] arguments) {
        return switch (offset) {
            case 0 -> number;
            case 4 -> arch;
            default -> arguments[(offset - 16) / 8];
        };
    }
}

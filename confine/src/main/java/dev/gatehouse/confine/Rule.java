package dev.gatehouse.confine;

import java.util.ArrayList;
import java.util.List;

/// A decision tree over one system call, compiled to classic BPF. Every branch ends in an answer.
sealed interface Rule {
    /// Offset of the call's number in `struct seccomp_data`.
    int NUMBER = 0;
    /// Offset of the processor in `struct seccomp_data`.
    int ARCH = 4;

    /// One BPF instruction.
    record Instruction(int code, int ifTrue, int ifFalse, int value) {}

    /// The end: a `SECCOMP_RET_*` value.
    record Answer(int value) implements Rule {}

    /// Compares a 32-bit word, under a mask, for equality.
    record Compare(int offset, int mask, int value, Rule then, Rule otherwise) implements Rule {}

    /// Asks whether any bit of the mask is set in a 32-bit word.
    record AnyBit(int offset, int mask, Rule then, Rule otherwise) implements Rule {}

    Rule ALLOW = new Answer(0x7fff0000);
    Rule KILL = new Answer(0x80000000);
    Rule REFUSE = error(Errno.EPERM);
    Rule UNKNOWN = error(Errno.ENOSYS);

    static Rule error(int errno) {
        return new Answer(0x00050000 | errno);
    }

    /// Offset of the low half of an argument: both processors are little-endian, and every argument judged here is an `int` to the
    /// kernel or has its meaning in the low half.
    static int argument(int index) {
        return 16 + 8 * index;
    }

    static Rule when(int offset, int value, Rule then, Rule otherwise) {
        return new Compare(offset, -1, value, then, otherwise);
    }

    /// This rule as instructions.
    default List<Instruction> compile() {
        List<Instruction> code = new ArrayList<>();
        switch (this) {
            case Answer(int value) -> code.add(new Instruction(0x06, 0, 0, value));
            case Compare(int offset, int mask, int value, Rule then, Rule otherwise) -> {
                code.add(load(offset));
                if (mask != -1) {
                    code.add(new Instruction(0x54, 0, 0, mask));
                }
                branch(code, 0x15, value, then, otherwise);
            }
            case AnyBit(int offset, int mask, Rule then, Rule otherwise) -> {
                code.add(load(offset));
                branch(code, 0x45, mask, then, otherwise);
            }
        }
        return code;
    }

    private static Instruction load(int offset) {
        return new Instruction(0x20, 0, 0, offset);
    }

    private static void branch(List<Instruction> code, int jump, int value, Rule then, Rule otherwise) {
        List<Instruction> yes = then.compile();
        if (yes.size() > 255) {
            throw new IllegalStateException("a rule is too long for one jump");
        }
        code.add(new Instruction(jump, 0, yes.size(), value));
        code.addAll(yes);
        code.addAll(otherwise.compile());
    }
}

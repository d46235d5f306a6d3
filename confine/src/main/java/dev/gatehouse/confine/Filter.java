package dev.gatehouse.confine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A seccomp filter: a rule for each named call, everything else allowed, a foreign processor mode killed.
///
/// A deny-list on purpose: an unknown call is new surface, but an update of JDK or C library cannot kill the zone.
final class Filter {
    private static final int LONGEST = 4096;
    private static final int X32 = 0x40000000;

    private final Map<SystemCall, Rule> rules = new LinkedHashMap<>();

    Filter refuse(SystemCall... calls) {
        for (SystemCall call : calls) {
            rules.put(call, Rule.REFUSE);
        }
        return this;
    }

    Filter on(SystemCall call, Rule rule) {
        rules.put(call, rule);
        return this;
    }

    List<Rule.Instruction> compile(Machine machine) {
        List<Rule.Instruction> code = new ArrayList<>();
        code.add(new Rule.Instruction(0x20, 0, 0, Rule.ARCH));
        code.add(new Rule.Instruction(0x15, 1, 0, machine.audit));
        code.addAll(Rule.KILL.compile());
        code.add(new Rule.Instruction(0x20, 0, 0, Rule.NUMBER));
        if (machine == Machine.X86_64) {
            code.add(new Rule.Instruction(0x35, 0, 1, X32));
            code.addAll(Rule.KILL.compile());
        }
        rules.forEach((call, rule) -> add(code, call.on(machine), rule.compile()));
        code.addAll(Rule.ALLOW.compile());
        if (code.size() > LONGEST) {
            throw new IllegalStateException("filter too long: " + code.size());
        }
        return code;
    }

    private static void add(List<Rule.Instruction> code, int number, List<Rule.Instruction> body) {
        if (number < 0) {
            return;
        }
        code.add(new Rule.Instruction(0x15, 0, body.size(), number));
        code.addAll(body);
    }

    /// The filter as `struct sock_fprog` for this machine.
    MemorySegment program(Arena arena) {
        List<Rule.Instruction> code = compile(Machine.here());
        MemorySegment instructions = arena.allocate(8L * code.size(), 8);
        for (int i = 0; i < code.size(); i++) {
            Rule.Instruction one = code.get(i);
            instructions.set(ValueLayout.JAVA_SHORT, 8L * i, (short) one.code());
            instructions.set(ValueLayout.JAVA_BYTE, 8L * i + 2, (byte) one.ifTrue());
            instructions.set(ValueLayout.JAVA_BYTE, 8L * i + 3, (byte) one.ifFalse());
            instructions.set(ValueLayout.JAVA_INT, 8L * i + 4, one.value());
        }
        MemorySegment program = arena.allocate(16, 8);
        program.set(ValueLayout.JAVA_SHORT, 0, (short) code.size());
        program.set(ValueLayout.ADDRESS, 8, instructions);
        return program;
    }
}

package dev.gatehouse.confine;

import static dev.gatehouse.confine.Rule.ALLOW;
import static dev.gatehouse.confine.Rule.REFUSE;
import static dev.gatehouse.confine.Rule.argument;
import static dev.gatehouse.confine.Rule.when;
import static dev.gatehouse.confine.SystemCall.*;

import java.util.Set;

/// The two seccomp stages of each profile, as data.
///
/// The first holds from the program's first instruction and closes what Landlock does not see (fast open, MPTCP, datagrams,
/// netlink, vsock). The second comes when a zone's listeners are up: from then on it runs no program and opens nothing new.
final class Stages {
    private static final int AF_UNIX = 1;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int AF_NETLINK = 16;
    private static final int STREAM = 1;
    private static final int DATAGRAM = 2;
    private static final int TYPE_MASK = 0xf;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int MSG_FASTOPEN = 0x20000000;
    private static final int CLONE_NEW_ANY = 0x7E020000;
    private static final int CLONE_THREAD = 0x10000;
    private static final int TIOCSTI = 0x5412;
    private static final int TIOCLINUX = 0x541C;
    private static final int PR_SET_DUMPABLE = 4;

    private Stages() {}

    static Filter first(Profile profile) {
        Filter filter = new Filter()
            .on(CLONE3, Rule.UNKNOWN)   // its flags lie behind a pointer; the C library falls back to clone
            .on(CLONE, new Rule.AnyBit(argument(0), CLONE_NEW_ANY, REFUSE, ALLOW))
            .on(SOCKET, sockets(profile.firstSockets))
            .on(IOCTL, when(argument(1), TIOCSTI, REFUSE, when(argument(1), TIOCLINUX, REFUSE, ALLOW)))
            .refuse(PTRACE, PROCESS_VM_READV, PROCESS_VM_WRITEV, PROCESS_MADVISE, PROCESS_MRELEASE, KCMP, PIDFD_GETFD)
            .refuse(BPF, IO_URING_SETUP, IO_URING_ENTER, IO_URING_REGISTER, USERFAULTFD, PERF_EVENT_OPEN)
            .refuse(ADD_KEY, REQUEST_KEY, KEYCTL)
            .refuse(MOUNT, UMOUNT2, PIVOT_ROOT, CHROOT, SETNS, UNSHARE, OPEN_TREE, OPEN_TREE_ATTR, MOVE_MOUNT, FSOPEN, FSCONFIG,
                FSMOUNT, FSPICK, MOUNT_SETATTR, STATMOUNT, LISTMOUNT, OPEN_BY_HANDLE_AT, NAME_TO_HANDLE_AT)
            .refuse(INIT_MODULE, FINIT_MODULE, DELETE_MODULE, KEXEC_LOAD, KEXEC_FILE_LOAD, REBOOT)
            .refuse(SHMGET, SHMAT, SHMCTL)
            .refuse(SWAPON, SWAPOFF, ACCT, QUOTACTL, QUOTACTL_FD, SETTIMEOFDAY, CLOCK_SETTIME, CLOCK_ADJTIME, ADJTIMEX,
                SETHOSTNAME, SETDOMAINNAME, IOPL, IOPERM, MODIFY_LDT, USELIB, SYSLOG, VHANGUP, LOOKUP_DCOOKIE, NFSSERVCTL,
                FANOTIFY_INIT, MIGRATE_PAGES, MOVE_PAGES);
        return profile.connectDenied() ? withoutFastOpen(filter) : filter;
    }

    /// Data on the first packet is a connection that Landlock does not see.
    private static Filter withoutFastOpen(Filter filter) {
        return filter
            .on(SENDTO, new Rule.AnyBit(argument(3), MSG_FASTOPEN, REFUSE, ALLOW))
            .on(SENDMSG, new Rule.AnyBit(argument(2), MSG_FASTOPEN, REFUSE, ALLOW))
            .on(SENDMMSG, new Rule.AnyBit(argument(3), MSG_FASTOPEN, REFUSE, ALLOW));
    }

    /// The second stage; `self` is the pid that may still signal itself.
    static Filter second(Profile profile, int self) {
        Filter filter = new Filter();
        return switch (profile.second) {
            case STARTER -> othersLeftAlone(filter);
            case QUIET -> withoutPrograms(othersLeftAlone(filter), self).on(SOCKET, sockets(profile.secondSockets));
            case DIALLER -> withoutPrograms(othersLeftAlone(filter), self).on(SOCKET, sockets(profile.secondSockets)).refuse(BIND, LISTEN);
            case SEALED -> withoutPrograms(othersLeftAlone(filter), self).refuse(SOCKET, CONNECT, BIND, LISTEN);
        };
    }

    /// Limits and priorities of other processes: Landlock lets them through for the same user.
    private static Filter othersLeftAlone(Filter filter) {
        return filter
            .on(PRLIMIT64, when(argument(0), 0, ALLOW, REFUSE))
            .on(SETPRIORITY, when(argument(1), 0, ALLOW, REFUSE))
            .on(IOPRIO_SET, when(argument(1), 0, ALLOW, REFUSE))
            .refuse(PERSONALITY, MKNOD, MKNODAT)
            .refuse(SETUID, SETGID, SETREUID, SETREGID, SETRESUID, SETRESGID, SETFSUID, SETFSGID, SETGROUPS);
    }

    private static Filter withoutPrograms(Filter filter, int self) {
        Rule toMyself = when(argument(0), self, ALLOW, REFUSE);
        return filter
            .refuse(EXECVE, EXECVEAT, FORK, VFORK, CAPSET)
            .on(CLONE, new Rule.AnyBit(argument(0), CLONE_THREAD, new Rule.AnyBit(argument(0), CLONE_NEW_ANY, REFUSE, ALLOW), REFUSE))
            .on(CLONE3, Rule.UNKNOWN)
            .refuse(SETPRIORITY, IOPRIO_SET, SCHED_SETSCHEDULER, SCHED_SETPARAM, SCHED_SETATTR, SCHED_SETAFFINITY)
            .refuse(PIDFD_OPEN, PIDFD_SEND_SIGNAL, TKILL)
            .on(KILL, toMyself).on(TGKILL, toMyself).on(RT_SIGQUEUEINFO, toMyself).on(RT_TGSIGQUEUEINFO, toMyself)
            .refuse(MEMFD_CREATE, MEMFD_SECRET)
            .refuse(LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF)
            .refuse(CHMOD, FCHMOD, FCHMODAT, FCHMODAT2, CHOWN, FCHOWN, LCHOWN, FCHOWNAT)
            .refuse(SETXATTR, LSETXATTR, FSETXATTR, SETXATTRAT, REMOVEXATTR, LREMOVEXATTR, FREMOVEXATTR, REMOVEXATTRAT)
            .refuse(INOTIFY_INIT, INOTIFY_INIT1, INOTIFY_ADD_WATCH, UTIME, UTIMES, FUTIMESAT, UTIMENSAT)
            .on(PRCTL, when(argument(0), PR_SET_DUMPABLE, when(argument(1), 0, ALLOW, REFUSE), ALLOW));
    }

    private static Rule sockets(Set<Sockets> open) {
        Rule udp = open.contains(Sockets.UDP) ? protocol(UDP) : REFUSE;
        Rule tcp = open.contains(Sockets.TCP) ? protocol(TCP) : REFUSE;
        Rule inet = type(STREAM, tcp, type(DATAGRAM, udp, REFUSE));
        Rule route = open.contains(Sockets.ROUTE) ? when(argument(2), 0, ALLOW, REFUSE) : REFUSE;
        Rule unix = open.contains(Sockets.UNIX) ? ALLOW : REFUSE;
        return when(argument(0), AF_UNIX, unix, when(argument(0), AF_NETLINK, route,
            when(argument(0), AF_INET, inet, when(argument(0), AF_INET6, inet, REFUSE))));
    }

    private static Rule type(int type, Rule then, Rule otherwise) {
        return new Rule.Compare(argument(1), TYPE_MASK, type, then, otherwise);
    }

    private static Rule protocol(int number) {
        return when(argument(2), 0, ALLOW, when(argument(2), number, ALLOW, REFUSE));
    }
}

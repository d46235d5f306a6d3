package dev.gatehouse.confine;

import java.util.Map;

/// Names for the error numbers of Linux, the same on x86_64 and aarch64.
public final class Errno {
    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int ESRCH = 3;
    static final int EACCES = 13;
    static final int EEXIST = 17;
    static final int ENOSYS = 38;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
        Map.entry(1, "EPERM"), Map.entry(2, "ENOENT"), Map.entry(3, "ESRCH"), Map.entry(4, "EINTR"), Map.entry(5, "EIO"),
        Map.entry(7, "E2BIG"), Map.entry(9, "EBADF"), Map.entry(10, "ECHILD"), Map.entry(11, "EAGAIN"), Map.entry(12, "ENOMEM"),
        Map.entry(13, "EACCES"), Map.entry(14, "EFAULT"), Map.entry(16, "EBUSY"), Map.entry(17, "EEXIST"), Map.entry(18, "EXDEV"),
        Map.entry(19, "ENODEV"), Map.entry(20, "ENOTDIR"), Map.entry(21, "EISDIR"), Map.entry(22, "EINVAL"), Map.entry(24, "EMFILE"),
        Map.entry(25, "ENOTTY"), Map.entry(28, "ENOSPC"), Map.entry(30, "EROFS"), Map.entry(38, "ENOSYS"), Map.entry(40, "ELOOP"),
        Map.entry(42, "ENOMSG"), Map.entry(88, "ENOTSOCK"), Map.entry(93, "EPROTONOSUPPORT"), Map.entry(94, "ESOCKTNOSUPPORT"),
        Map.entry(95, "EOPNOTSUPP"), Map.entry(97, "EAFNOSUPPORT"), Map.entry(98, "EADDRINUSE"), Map.entry(99, "EADDRNOTAVAIL"),
        Map.entry(101, "ENETUNREACH"), Map.entry(104, "ECONNRESET"), Map.entry(107, "ENOTCONN"), Map.entry(110, "ETIMEDOUT"),
        Map.entry(111, "ECONNREFUSED"), Map.entry(113, "EHOSTUNREACH"), Map.entry(115, "EINPROGRESS"), Map.entry(126, "ENOKEY"));

    private Errno() {}

    /// The name of an error number, `OK` for 0, `errno-N` for one without a name here.
    public static String name(int number) {
        return number == 0 ? "OK" : NAMES.getOrDefault(number, "errno-" + number);
    }
}

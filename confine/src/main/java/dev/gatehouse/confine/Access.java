package dev.gatehouse.confine;

/// What a program may do below a path. None allows device nodes, and none allows device ioctl.
public enum Access {
    /// Read files and list folders.
    READ(Rights.READ),
    /// Read, list, and execute.
    READ_EXECUTE(Rights.READ | Rights.EXECUTE),
    /// A zone's own folder: read, list, write, create, remove, truncate, rename, make sockets; no execution, no symbolic links.
    READ_WRITE(Rights.READ | Rights.CHANGE),
    /// A hosted server's own folder: everything of a zone's own folder, and execution, symbolic links and pipes (`npx` needs the first two).
    READ_WRITE_EXECUTE(Rights.READ | Rights.CHANGE | Rights.EXECUTE | Rights.LINKS);

    final long rights;

    Access(long rights) {
        this.rights = rights;
    }

    /// Landlock's file rights, from `linux/landlock.h`.
    static final class Rights {
        static final long EXECUTE = 1;
        static final long READ = 1 << 2 | 1 << 3;
        /// Write, remove folders and files, make folders, files and sockets, move across folders, truncate.
        static final long CHANGE = 1 << 1 | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 13 | 1 << 14;
        /// Symbolic links and pipes.
        static final long LINKS = 1 << 12 | 1 << 10;
        /// What a rule on a file may hold: execute, write, read, truncate.
        static final long OF_A_FILE = 1 | 1 << 1 | 1 << 2 | 1 << 14;

        private Rights() {}

        /// Every file right of an ABI level: all are handled, so that what no rule allows is refused.
        static long handled(int level) {
            return switch (level) {
                case 1 -> 0x1fff;
                case 2 -> 0x3fff;
                case 3, 4 -> 0x7fff;
                default -> 0xffff;
            };
        }
    }
}

package dev.gatehouse.confine;

/// What one forbidden thing came to.
///
/// @param name  what was tried
/// @param errno 0 when it worked, else the error number
public record Outcome(String name, int errno) {
    /// Whether a wall stopped it. Any other error, such as a refused connection, means that the attempt reached its goal's door.
    public boolean stopped() {
        return errno == Errno.EPERM || errno == Errno.EACCES;
    }

    /// One line: `name errno`, or `name OK`.
    @Override
    public String toString() {
        return name + " " + Errno.name(errno);
    }
}

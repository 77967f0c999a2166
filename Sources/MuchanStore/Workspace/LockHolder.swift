internal import Glibc

/// Who is writing to a workspace, as the operating system knows it.
enum LockHolder {
  /// Where SQLite locks the shared-memory file of a write-ahead log for its one writer (sqlite.org/walformat.html).
  private static let writeLockOffset = 120

  /// `muchan (process 4711)`; nil when nobody writes or the system does not tell.
  static func description(ofWriterOf path: String) -> String? {
    let descriptor = open(path + "-shm", O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = off_t(writeLockOffset)
    lock.l_len = 1
    guard fcntl(descriptor, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK), lock.l_pid > 0 else { return nil }
    return (name(of: lock.l_pid).map { "\($0) (" } ?? "(") + "process \(lock.l_pid))"
  }

  private static func name(of process: pid_t) -> String? {
    let descriptor = open("/proc/\(process)/comm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 1 else { return nil }
    return String(decoding: bytes[..<(count - 1)], as: UTF8.self)
  }
}

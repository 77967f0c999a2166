internal import Glibc
internal import Synchronization

/// The hidden files and folders that this process has begun and not yet put in their place.
///
/// An interrupt ends a process without unwinding it, so that no `deinit` removes them; what there is to remove must be
/// known to whoever takes the signal. Signals belong to the process as a whole, and so does this list.
/// The lock is held while an entry is made or moved to its place: an interrupt then finds it either hidden and
/// listed, or in its place.
public enum UnfinishedOutputs {
  private static let paths = Mutex<Set<String>>([])

  /// Microseconds, far more than lies between deciding to open a file and having it open.
  private static let lateOpening: UInt32 = 20_000

  /// Removes all of them and ends the process. Nothing new can be begun meanwhile, nor put in its place.
  public static func removeAllAndExit(_ code: Int32) -> Never {
    paths.withLock { paths in
      // Folders may hold others of the list; what is gone already does no harm.
      for path in paths { removeAll(of: path) }
      // A library that was given a path, such as SQLite, may just then have been on its way to open it, and makes it anew.
      usleep(lateOpening)
      for path in paths { removeAll(of: path) }
      // Within the lock, so that no worker goes on.
      _exit(code)
    }
  }

  /// Makes an entry and lists it, where it could be made.
  static func begin(_ make: () -> Result<String, SystemError>) -> Result<String, SystemError> {
    paths.withLock { paths in
      let made = make()
      if case .success(let path) = made { paths.insert(path) }
      return made
    }
  }

  /// Puts an entry in its place; it leaves the list unless that fails.
  ///
  /// - Parameter move: takes little time, since an interrupt waits for it. May return an entry that has become
  ///   superfluous, to be listed instead.
  static func finish<Problem: Error>(_ path: String, _ move: () throws(Problem) -> String?) throws(Problem) {
    try paths.withLock { (paths) throws(Problem) in
      let left = try move()
      paths.remove(path)
      if let left { paths.insert(left) }
    }
  }

  /// Removes an entry, all in it, and takes it off the list.
  static func remove(_ path: String) {
    removeAll(of: path)
    paths.withLock { _ = $0.remove(path) }
  }

  /// Removes an entry and the files that SQLite keeps beside a database.
  private static func removeAll(of path: String) {
    removeTree(path)
    for ending in ["-journal", "-wal", "-shm"] { unlink(path + ending) }
  }
}

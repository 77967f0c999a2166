internal import GRDB
internal import GRDBSQLite
public import MuchanDiagnostics

/// A workspace (工作空间): one GeoPackage file with layers, tables and where each record came from.
///
/// All changes are one transaction: `begin`, then `commit`, or nothing. A new workspace is written under a hidden name;
/// the caller puts it in its place. One writer at a time, readers go on meanwhile (write-ahead log).
public final class Workspace: Sendable {
  /// The path as the user wrote it.
  public let path: String
  private let queue: DatabaseQueue

  /// How a workspace is opened.
  public enum Mode: Hashable, Sendable {
    /// To look at.
    case reading
    /// To change; waits this long for another writer.
    case writing(waitSeconds: Double)
    /// To fill an empty file under a hidden name that nobody else knows.
    case filling(temporary: String)
  }

  /// Opens a workspace, or makes one in an empty file.
  ///
  /// - Throws: `fileMissing`, `notAWorkspace`, `workspaceBusy`, `workspaceFailed`.
  public init(path: String, mode: Mode) throws(Failure) {
    self.path = path
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    configuration.foreignKeysEnabled = false
    var file = path
    switch mode {
    case .reading:
      configuration.readonly = true
      configuration.busyMode = .timeout(5)
    case .writing(let waitSeconds):
      configuration.busyMode = .timeout(waitSeconds)
    case .filling(let temporary):
      file = temporary
    }
    configuration.prepareDatabase { db in SpatialFunctions.add(to: db) }
    do {
      // SQLite takes a path that begins with "file:" for a URI.
      queue = try DatabaseQueue(path: file.hasPrefix("/") ? file : "./" + file, configuration: configuration)
    } catch let error as DatabaseError {
      throw Self.failure(error, path: path)
    } catch {
      throw Failure(.workspaceFailed, at: Place(file: path), found: "\(error)")
    }
    switch mode {
    case .filling:
      try access { db in
        // Nobody reads the file before it is whole, so it needs no log and no waiting for the disk.
        try db.execute(
          sql: """
            PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
            PRAGMA cache_size = -32000; PRAGMA application_id = \(Self.applicationID);
            PRAGMA user_version = \(Self.standardVersion); BEGIN IMMEDIATE
            """)
        try db.execute(sql: Self.schema)
        try db.execute(sql: Self.laterSchema)
      }
    case .reading:
      try checkKind()
    case .writing:
      try checkKind()
      try access { db in
        try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000")
        try db.execute(sql: "BEGIN IMMEDIATE")
        if try !db.tableExists("muchan_results") { try db.execute(sql: Self.laterSchema) }
      }
    }
  }

  /// "GPKG", and version 1.2.0 of the standard (OGC 12-128r15), as `application_id` and `user_version`.
  private static let applicationID = 0x4750_4B47
  private static let standardVersion = 10_200

  private func checkKind() throws(Failure) {
    let isOurs = try access { db in
      guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Self.applicationID else { return false }
      return try db.tableExists("muchan_batches") && db.tableExists("muchan_sources")
    }
    guard isOurs else { throw Failure(.notAWorkspace, at: Place(file: path)) }
  }

  /// Makes all changes last. A workspace that was filled becomes one that many may open.
  ///
  /// - Throws: `workspaceFailed`; nothing has changed then.
  public func commit() throws(Failure) {
    try access { db in try db.execute(sql: "COMMIT") }
  }

  /// Switches a filled workspace to a write-ahead log and closes it, so that its file is whole.
  public func closeFilled() throws(Failure) {
    try access { db in try db.execute(sql: "PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL") }
    try close()
  }

  /// Closes the file; changes that are not committed are gone.
  public func close() throws(Failure) {
    do {
      try queue.close()
    } catch {
      throw Failure(.workspaceFailed, at: Place(file: path), found: "\(error)")
    }
  }

  /// Runs some statements; what SQLite throws becomes a finding.
  func access<Value>(_ body: (Database) throws -> Value) throws(Failure) -> Value {
    do {
      return try queue.unsafeReentrantWrite(body)
    } catch let failure as Failure {
      throw failure
    } catch let error as DatabaseError {
      throw Self.failure(error, path: path)
    } catch {
      throw Failure(.workspaceFailed, at: Place(file: path), found: "\(error)")
    }
  }

  static func failure(_ error: DatabaseError, path: String) -> Failure {
    let place = Place(file: path)
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return Failure(.workspaceBusy, at: place, found: LockHolder.description(ofWriterOf: path) ?? "")
    case .SQLITE_NOTADB: return Failure(.notAWorkspace, at: place)
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_PERM:
      return Failure(.outputFailed, at: place, found: error.message ?? "\(error.resultCode)")
    default: return Failure(.workspaceFailed, at: place, found: error.message ?? "\(error)")
    }
  }

  // MARK: Single files of an import

  /// Notes the present state, to come back to with `rollBackFile`.
  public func beginFile() throws(Failure) {
    try access { db in try db.execute(sql: "SAVEPOINT one_file") }
  }

  /// Drops what was written since `beginFile`.
  public func rollBackFile() throws(Failure) {
    try access { db in try db.execute(sql: "ROLLBACK TO one_file; RELEASE one_file") }
  }

  /// Keeps what was written since `beginFile`.
  public func endFile() throws(Failure) {
    try access { db in try db.execute(sql: "RELEASE one_file") }
  }
}

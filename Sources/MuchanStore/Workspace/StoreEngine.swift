internal import GRDBSQLite

/// The library that workspaces are kept with.
public enum StoreEngine {
  /// SQLite: `3.40.1`.
  public static var sqlite: String { String(cString: sqlite3_libversion()) }
}

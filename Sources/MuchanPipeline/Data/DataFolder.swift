internal import Glibc
public import MuchanDiagnostics
internal import MuchanFormats
public import MuchanRecords

/// muchan's own data: factors, codes and rules, read from files so that a planner can read and change them.
public struct DataFolder: Sendable {
  /// The folder.
  public let path: String
  /// By which rule it was found.
  public let origin: Origin

  /// The rules by which the folder is found, the first that applies.
  public enum Origin: String, Sendable {
    /// `--data`.
    case option
    /// `MUCHAN_DATA`.
    case environment
    /// `../share/muchan` beside the program.
    case installation
    /// `data` of the source tree that the program was built in.
    case sourceTree = "source_tree"
  }

  /// Finds the folder: the one named, else that of `MUCHAN_DATA`, else `../share/muchan` beside the program, else
  /// `data` of the source tree that the program was built in.
  ///
  /// - Throws: `missingData` when none of them has the factor tables.
  public init(explicit: String? = nil) throws(Failure) {
    var tried: [String] = []
    func holdsData(_ folder: String) -> Bool {
      tried.append(folder)
      return access(folder + "/factors/standard_coal.csv", R_OK) == 0
    }
    // What the user names is taken or refused, never passed over for another.
    if let named = explicit ?? Self.environmentFolder {
      guard holdsData(named) else { throw Failure(.missingData, at: Place(file: named)) }
      path = named
      origin = explicit == nil ? .environment : .option
      return
    }
    var folder = Self.programFolder
    if holdsData(folder + "/../share/muchan") {
      path = folder + "/../share/muchan"
      origin = .installation
      return
    }
    // A development build lies some folders below the source tree.
    while let slash = folder.lastIndex(of: "/"), !folder.isEmpty {
      if access(folder + "/Package.swift", R_OK) == 0, holdsData(folder + "/data") {
        path = folder + "/data"
        origin = .sourceTree
        return
      }
      folder = String(folder[..<slash])
    }
    throw Failure(.missingData, at: Place(), found: "looked in " + tried.joined(separator: ", "))
  }

  /// The rows of a CSV file, such as `factors/standard_coal.csv`.
  public func rows(_ name: String) throws(Failure) -> [DataRow] { try Self.rows(ofFile: path + "/" + name) }

  /// The rows of a CSV file of the same form that a user names.
  ///
  /// - Parameter known: The columns that the file may have; nil knows any.
  /// - Throws: failures of reading; `unknownColumn` for a header that is not known.
  static func rows(ofFile file: String, known: [String]? = nil) throws(Failure) -> [DataRow] {
    var reader = try DelimitedReader(path: file)
    guard try reader.advance() else { throw Failure(.fileEmpty, at: Place(file: file)) }
    let columns = (0..<reader.count).map { reader.text($0) }
    for column in columns where known?.contains(column) == false || columns.count(where: { $0 == column }) > 1 {
      throw Failure(
        .unknownColumn, at: Place(file: file, line: reader.line), found: "\"\(column)\"",
        expected: known?.joined(separator: ", "))
    }
    var rows: [DataRow] = []
    while try reader.advance() {
      let place = Place(file: file, line: reader.line)
      guard reader.count == columns.count else {
        throw Failure(.raggedRow, at: place, found: "\(reader.count)", expected: "\(columns.count) fields")
      }
      let cells = Dictionary(uniqueKeysWithValues: zip(columns, (0..<reader.count).map { reader.text($0) }))
      rows.append(DataRow(cells, at: place))
    }
    return rows
  }

  /// The text of a file, such as `rules/jiangning.yaml`.
  public func text(_ name: String) throws(Failure) -> String {
    try TextFile.read(path + "/" + name)
  }

  /// A file with its digest.
  func file(_ name: String) throws(Failure) -> Reproduction.DataFile {
    let digest = try FileDigest(ofFile: path + "/" + name)
    return Reproduction.DataFile(file: name, sha256: digest.hexadecimal, byteCount: digest.byteCount)
  }

  /// The YAML files of a folder, such as `rules/idle`, by name; none where there is no such folder.
  public func yamlFiles(in folder: String) -> [String] {
    guard let list = opendir(path + "/" + folder) else { return [] }
    defer { closedir(list) }
    var names: [String] = []
    while let entry = readdir(list) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if name.hasSuffix(".yaml"), !name.hasPrefix(".") { names.append(folder + "/" + name) }
    }
    return names.sorted()
  }

  private static var environmentFolder: String? {
    guard let value = getenv("MUCHAN_DATA"), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// The folder that the running program is in.
  private static var programFolder: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &buffer, buffer.count)
    guard length > 0 else { return "" }
    let program = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return program.lastIndex(of: "/").map { String(program[..<$0]) } ?? ""
  }
}

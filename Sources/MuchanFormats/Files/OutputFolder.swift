internal import CRename
internal import Glibc
public import MuchanDiagnostics

/// A folder of results being written: it appears whole at `commit()`, or not at all.
///
/// Files are collected in a hidden folder beside the target. With `overwrite` the two change names in one step, and only
/// then is the old one removed. On file systems that cannot do that, the old one is moved aside first.
public struct OutputFolder: ~Copyable {
  /// The path as the user wrote it.
  public let path: String
  /// Where the files are until `commit()`; for writers that need a path of their own.
  public let temporaryPath: String

  private let target: OutputPath
  private let overwrites: Bool
  private let marker: String
  private var isCommitted = false

  /// Starts a folder.
  ///
  /// - Parameters:
  ///   - overwrite: whether an existing folder may be replaced.
  ///   - marker: a file that every folder of this kind holds. A folder without it is never replaced, unless
  ///     it is empty: it was not written by muchan, and may be anything.
  /// - Throws: `outputExists`, `outputFailed`.
  public init(path: String, overwrite: Bool = false, marker: String) throws(Failure) {
    let place = Place(file: path)
    guard let target = OutputPath(path) else {
      throw Failure(.outputFailed, at: place, found: systemMessage(path.isEmpty ? ENOENT : EBUSY))
    }
    switch FileKind(at: target.path) {
    case .nothing: break
    case .folder where overwrite:
      try Self.checkReplaceable(target, marker: marker, at: place)
    case .folder:
      throw Failure(.outputExists, at: place)
    case .file, .special:
      throw Failure(.outputFailed, at: place, found: systemMessage(ENOTDIR))
    }
    let made = UnfinishedOutputs.begin { target.makeTemporary(ending: "tmp") { mkdir($0, 0o777) == 0 } }
    guard case .success(let temporary) = made else {
      throw Failure(.outputFailed, at: place, found: made.message)
    }
    self.path = path
    self.target = target
    self.marker = marker
    overwrites = overwrite
    temporaryPath = temporary
  }

  deinit {
    if !isCommitted { UnfinishedOutputs.remove(temporaryPath) }
  }

  /// Makes a plain folder where there is none, for several outputs beside each other.
  ///
  /// - Throws: `outputFailed`.
  public static func make(_ path: String) throws(Failure) {
    guard mkdir(path, 0o777) == 0 || (errno == EEXIST && FileKind(at: path) == .folder) else {
      throw Failure(.outputFailed, at: Place(file: path), found: systemMessage(errno))
    }
  }

  /// The names of the files written so far, by their bytes.
  public var fileNames: [String] { entries(of: temporaryPath) }

  /// Where a file of the folder is until `commit()`.
  public func temporaryPath(of name: String) -> String { OutputPath.join(temporaryPath, name) }

  /// Starts a file of the folder. It must be committed before the folder is.
  ///
  /// - Parameter name: a relative path; folders in it are made.
  public func file(_ name: String) throws(Failure) -> OutputFile {
    try makeFolders(of: name)
    return try reported(name) { () throws(Failure) in
      try OutputFile(path: OutputPath.join(temporaryPath, name), overwrite: true)
    }
  }

  /// Writes a whole file of the folder.
  public func write(_ text: String, to name: String) throws(Failure) {
    var file = try file(name)
    do {
      try file.write(text)
      try file.commit()
    } catch {
      throw named(error, name)
    }
  }

  /// Puts the folder in its place.
  ///
  /// - Throws: `outputFailed`, or `outputExists` when a folder has appeared there meanwhile; the old folder stays.
  public consuming func commit() throws(Failure) {
    syncFolder(temporaryPath)
    var replaced: String?
    try UnfinishedOutputs.finish(temporaryPath) { () throws(Failure) in
      replaced = try put()
      return replaced
    }
    isCommitted = true
    syncFolder(target.folder)
    if let replaced { UnfinishedOutputs.remove(replaced) }
  }

  /// Lets the hidden folder take the target's place; returns where the old one is now, if there was one.
  private func put() throws(Failure) -> String? {
    let place = Place(file: path)
    guard overwrites, FileKind(at: target.path) != .nothing else {
      guard FileKind(at: target.path) == .nothing else { throw Failure(.outputExists, at: place) }
      guard rename(temporaryPath, target.path) == 0 else {
        throw Failure(.outputFailed, at: place, found: systemMessage(errno))
      }
      return nil
    }
    try Self.checkReplaceable(target, marker: marker, at: place)
    // Both names change in one step, where the file system can.
    if muchan_exchange_names(temporaryPath, target.path) == 0 {
      return temporaryPath
    }
    guard errno == EINVAL || errno == ENOSYS || errno == ENOTSUP else {
      throw Failure(.outputFailed, at: place, found: systemMessage(errno))
    }
    let moved = target.makeTemporary(ending: "old") { name in
      if FileKind(at: name) != .nothing {
        errno = EEXIST
        return false
      }
      return rename(target.path, name) == 0
    }
    guard case .success(let old) = moved else {
      throw Failure(.outputFailed, at: place, found: moved.message)
    }
    guard rename(temporaryPath, target.path) == 0 else {
      let message = systemMessage(errno)
      guard rename(old, target.path) == 0 else {
        throw Failure(.outputFailed, at: place, found: "\(message); the old folder is now \(old)")
      }
      throw Failure(.outputFailed, at: place, found: message)
    }
    return old
  }

  private static func checkReplaceable(
    _ target: OutputPath, marker: String, at place: Place
  ) throws(Failure) {
    let names = entries(of: target.path)
    guard names.isEmpty || names.contains(marker) else {
      throw Failure(.outputExists, at: place, found: target.path, expected: "an empty folder, or one with \(marker)")
    }
  }

  private func makeFolders(of name: String) throws(Failure) {
    var folder = temporaryPath
    for part in name.split(separator: "/").dropLast() {
      folder = OutputPath.join(folder, String(part))
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
        throw Failure(
          .outputFailed, at: Place(file: OutputPath.join(path, name)), found: systemMessage(errno))
      }
    }
  }

  private func reported(
    _ name: String, _ make: () throws(Failure) -> OutputFile
  ) throws(Failure) -> OutputFile {
    do { return try make() } catch { throw named(error, name) }
  }

  /// Users know the folder they asked for, not the hidden one.
  private func named(_ failure: Failure, _ name: String) -> Failure {
    var failure = failure
    failure.diagnostic.place.file = OutputPath.join(path, name)
    return failure
  }
}

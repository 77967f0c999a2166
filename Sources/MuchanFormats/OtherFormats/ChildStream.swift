internal import Glibc
internal import MuchanDiagnostics

/// What a program prints, read through a pipe as it prints it.
///
/// The program has no shell, no input and an environment without network. What it says on standard error is kept in an
/// unnamed file, so that it never waits for a reader; the end of the output is the end of the program, and is given only
/// when it ended well.
final class ChildStream: ByteStream {
  private let arguments: [String]
  private let path: String
  private let output: Int32
  private let messages: Int32
  private var process: pid_t
  /// Whether what the program said is worth stopping for although it ended well.
  private let refuses: (String) -> Bool

  /// Starts a program that is looked for in `PATH`.
  ///
  /// - Parameter path: the file that it reads, for messages.
  /// - Throws: `converterMissing` where there is no such program, `conversionFailed`.
  init(
    _ arguments: [String], path: String, refusing refuses: @escaping (String) -> Bool = { _ in false }
  ) throws(Failure) {
    self.arguments = arguments
    self.path = path
    self.refuses = refuses
    let place = Place(file: path)
    guard let messages = Self.unnamedFile() else {
      throw Failure(.conversionFailed, at: place, found: systemMessage(errno))
    }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      let number = errno
      close(messages)
      throw Failure(.conversionFailed, at: place, found: systemMessage(number))
    }
    // Not inherited by another program that is started meanwhile: the pipe would not end with this one.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let (started, process) = Self.spawn(arguments, output: ends[1], messages: messages)
    close(ends[1])
    guard started == 0 else {
      close(ends[0])
      close(messages)
      throw Failure(
        started == ENOENT ? .converterMissing : .conversionFailed, at: place,
        found: started == ENOENT ? arguments[0] : systemMessage(started))
    }
    (output, self.messages, self.process) = (ends[0], messages, process)
  }

  deinit {
    close(output)
    if process > 0 {
      kill(process, SIGTERM)
      _ = Self.wait(for: process)
    }
    close(messages)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    guard process > 0 else { return 0 }
    while true {
      let count = Glibc.read(output, buffer.baseAddress, buffer.count)
      if count > 0 { return count }
      if count == 0 { break }
      guard errno == EINTR else { throw Failure(.conversionFailed, at: Place(file: path), found: systemMessage(errno)) }
    }
    let status = Self.wait(for: process)
    process = 0
    let said = message
    guard status == 0, !refuses(said) else {
      let how = status & 0x7F == 0 ? "exit \(status >> 8 & 0xFF)" : "signal \(status & 0x7F)"
      throw Failure(
        .conversionFailed, at: Place(file: path), found: "\(arguments[0]): \(said.isEmpty ? how : said.brief(300))")
    }
    return 0
  }

  /// All that a program prints; it must be small.
  func text() throws(Failure) -> String {
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 14, alignment: 16)
    defer { buffer.deallocate() }
    while bytes.count < 1 << 20 {
      let count = try read(into: buffer)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private var message: String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = bytes.withUnsafeMutableBytes { pread(messages, $0.baseAddress, $0.count, 0) }
    let lines = String(decoding: bytes[..<max(count, 0)], as: UTF8.self).split(separator: "\n")
    return lines.prefix(3).joined(separator: "; ")
  }

  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    return status
  }

  private static func unnamedFile() -> Int32? {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var name = Array((folder + "/muchan-XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { return nil }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(&name)
    return descriptor
  }

  private static func spawn(_ arguments: [String], output: Int32, messages: Int32) -> (Int32, pid_t) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, messages, STDERR_FILENO)
    // muchan ignores SIGPIPE, and a program inherits that; this one is to end when nobody reads on.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var process: pid_t = 0
    let words = arguments.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    let result = posix_spawnp(&process, arguments[0], &actions, &attributes, words, variables)
    return (result, process)
  }

  /// The environment with nothing that makes the result depend on the network or the language.
  private static var environment: [String] {
    let own = [
      "PROJ_NETWORK=OFF", "GDAL_HTTP_MAX_RETRY=0", "LC_ALL=C.UTF-8", "OGR_XLSX_HEADERS=FORCE",
      "OGR_XLS_HEADERS=FORCE", "OGR_ODS_HEADERS=FORCE", "OGR_XLSX_FIELD_TYPES=STRING", "OGR_XLS_FIELD_TYPES=STRING",
      "OGR_ODS_FIELD_TYPES=STRING",
    ]
    let names = Set(own.map { $0.prefix { $0 != "=" } })
    var inherited: [String] = []
    var next = environ
    while let text = next.pointee {
      let variable = String(cString: text)
      if !names.contains(variable.prefix { $0 != "=" }) { inherited.append(variable) }
      next += 1
    }
    return inherited + own
  }
}

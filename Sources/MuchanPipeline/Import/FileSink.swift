internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanStore
import Synchronization

/// Takes the blocks of one file in order: stores records, lists rejected ones, counts.
final class FileSink: Sendable {
  /// What is changed while a file is read; one worker at a time has it.
  struct State: ~Copyable {
    /// Nil once it was given up.
    var writer: TableWriter?
    var lines: LineCursor
    var texts: RecordText
    let rejects: RejectList
    var log = DiagnosticLog()
    /// Records that were stored before, under the same id.
    var repeats = 0
    /// Whether the next block is the first one again.
    var startsOver = false
  }

  /// How a record is cut out of its file.
  enum Form: Sendable {
    case value
    case line
  }

  /// What is left when a file is read.
  struct Gathered: Sendable {
    var writer: TableWriter?
    var log: DiagnosticLog
    var repeats: Int
  }

  private let state: Mutex<State>
  private let path: String
  private let form: Form
  private let progress: @Sendable (Int) -> Void

  init(
    path: String, form: Form, writer: TableWriter, rejects: RejectList,
    progress: @escaping @Sendable (Int) -> Void
  ) throws(Failure) {
    self.path = path
    self.form = form
    self.progress = progress
    state = Mutex(
      State(writer: writer, lines: try LineCursor(path: path), texts: try RecordText(path: path), rejects: rejects))
  }

  /// Takes a block.
  func add(_ content: ImportWorker.Content, firstFeature: Int, alreadyOut: Int) throws(Failure) {
    try state.withLock { (state) throws(Failure) in
      try state.add(content, firstFeature: firstFeature, alreadyOut: alreadyOut, path: path, form: form)
    }
    progress(content.byteOffset)
  }

  /// Starts over with the same file: lines are counted from its beginning again.
  func restart() {
    state.withLock { $0.startsOver = true }
  }

  /// Gives up what was gathered; the writer is not to be held twice, which would copy it at its next change.
  func take() -> Gathered {
    state.withLock { Gathered(writer: $0.writer.take(), log: $0.log, repeats: $0.repeats) }
  }
}

extension FileSink.State {
  fileprivate mutating func add(
    _ content: ImportWorker.Content, firstFeature: Int, alreadyOut: Int, path: String, form: FileSink.Form
  ) throws(Failure) {
    if startsOver {
      lines = try LineCursor(path: path)
      startsOver = false
    }
    let rows = content.rows
    var rowLines: [Int] = []
    rowLines.reserveCapacity(rows.count)
    var rejections: [(rejection: Rejection, line: Int)] = []
    // Lines are asked for in the order of the file, stored and rejected records together.
    var next = content.rejections.startIndex
    func reject(before feature: Int) throws(Failure) {
      while next < content.rejections.endIndex, content.rejections[next].feature < feature {
        let rejection = content.rejections[next]
        rejections.append((rejection, try lines.line(at: rejection.byteOffset)))
        next += 1
      }
    }
    for row in 0..<rows.count {
      try reject(before: rows.features[row])
      rowLines.append(try lines.line(at: rows.offsets[row]))
    }
    try reject(before: .max)
    let repeated = try writer?.add(rows, firstFeature: firstFeature, alreadyOut: alreadyOut, lines: rowLines)
    for row in repeated ?? [] {
      let place = Place(
        file: path, byteOffset: rows.offsets[row], line: rowLines[row], feature: firstFeature + rows.features[row],
        id: rows.id(of: row))
      let reason = Diagnostic(.duplicateID, at: place)
      log.add(reason)
      repeats += 1
      rejections.append(
        (
          Rejection(feature: rows.features[row], byteOffset: rows.offsets[row], reason: reason, position: nil),
          rowLines[row]
        ))
    }
    guard rejects.isWanted, !rejections.isEmpty else { return }
    rejections.sort { $0.rejection.feature < $1.rejection.feature }
    for (rejection, line) in rejections where firstFeature + rejection.feature >= alreadyOut {
      var rejection = rejection
      rejection.feature += firstFeature
      let offset = rejection.byteOffset
      let value = form == .value && !rejection.isBroken ? try texts.value(at: offset) : nil
      let original = value == nil ? try texts.line(at: offset) : value
      try rejects.add(rejection, line: line, original: original)
    }
  }
}

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
    /// Nil where features are counted instead.
    var lines: LineCursor?
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

    /// What the file's content is read as.
    var use: InputFile.Use { self == .value ? .features : .table }
  }

  /// How a file is read, and where its records are.
  struct Source: Sendable {
    var path: String
    var form: Form
    var options: InputOptions
    /// What the file is read through: then bytes are not those of the file.
    var conversion: InputFile.Conversion.Means?
    /// The lines that the features of a boundary-point text begin on.
    var blockLines: [Int] = []
    /// The member that findings about ids name.
    var idPointer: String?
  }

  /// What is left when a file is read.
  struct Gathered: Sendable {
    var writer: TableWriter?
    var log: DiagnosticLog
    var repeats: Int
  }

  private let state: Mutex<State>
  private let source: Source
  private let progress: @Sendable (Int) -> Void

  init(
    _ source: Source, writer: TableWriter, rejects: RejectList,
    progress: @escaping @Sendable (Int) -> Void
  ) throws(Failure) {
    self.source = source
    self.progress = progress
    state = Mutex(
      State(
        writer: writer, lines: try Self.lines(of: source),
        texts: RecordText(path: source.path, options: source.options, use: source.form.use), rejects: rejects))
  }

  /// Of features that another program hands on lines are not told, so that it needs not run again for them.
  fileprivate static func lines(of source: Source) throws(Failure) -> LineCursor? {
    source.form == .value && source.conversion != nil
      ? nil : try LineCursor(path: source.path, options: source.options, use: source.form.use)
  }

  /// Takes a block.
  func add(_ content: ImportWorker.Content, firstFeature: Int, alreadyOut: Int) throws(Failure) {
    try state.withLock { (state) throws(Failure) in
      try state.add(content, firstFeature: firstFeature, alreadyOut: alreadyOut, source)
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
    _ content: ImportWorker.Content, firstFeature: Int, alreadyOut: Int, _ source: FileSink.Source
  ) throws(Failure) {
    if startsOver {
      lines = try FileSink.lines(of: source)
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
        rejections.append(
          (rejection, try line(at: rejection.byteOffset, feature: firstFeature + rejection.feature, source)))
        next += 1
      }
    }
    for row in 0..<rows.count {
      try reject(before: rows.features[row])
      rowLines.append(
        try line(at: rows.offsets[row], feature: firstFeature + rows.features[row], source))
    }
    try reject(before: .max)
    let repeated = try writer?.add(
      rows, firstFeature: firstFeature, alreadyOut: alreadyOut, lines: rowLines,
      keepsOffsets: source.conversion == nil)
    for row in repeated ?? [] {
      let place = Place(
        file: source.path, byteOffset: source.conversion == nil ? rows.offsets[row] : nil, line: rowLines[row],
        feature: firstFeature + rows.features[row],
        id: rows.id(of: row), field: source.idPointer)
      let reason = Diagnostic(.duplicateID, at: place)
      log.add(reason)
      repeats += 1
      rejections.append(
        (
          Rejection(feature: rows.features[row], byteOffset: rows.offsets[row], reason: reason, position: nil),
          rowLines[row]
        ))
    }
    guard !rejections.isEmpty else { return }
    rejections.sort { $0.rejection.feature < $1.rejection.feature }
    let rejected = rejections.filter { firstFeature + $0.rejection.feature >= alreadyOut }
    try writer?.add(rejected.map { stored($0.rejection, line: $0.line, firstFeature: firstFeature, source) })
    guard rejects.isWanted else { return }
    for (rejection, line) in rejections where firstFeature + rejection.feature >= alreadyOut {
      var rejection = rejection
      rejection.feature += firstFeature
      let offset = rejection.byteOffset
      let value = source.form == .value && !rejection.isBroken ? try texts.value(at: offset) : nil
      let original = value == nil ? try texts.line(at: offset) : value
      try rejects.add(rejection, line: line, original: original, keepsOffset: source.conversion == nil)
    }
  }

  /// A record that is left out, as the workspace notes it.
  private func stored(
    _ rejection: Rejection, line: Int, firstFeature: Int, _ source: FileSink.Source
  ) -> (rejection: StoredFinding, original: String?) {
    let (reason, keepsOffset) = (rejection.reason, source.conversion == nil)
    let stored = StoredFinding(
      source: source.path, line: line, feature: firstFeature + rejection.feature,
      byteOffset: keepsOffset ? reason.place.byteOffset ?? rejection.byteOffset : nil, id: reason.place.id,
      field: reason.place.field, code: reason.code.rawValue, found: reason.found, expected: reason.expected)
    return (stored, rejection.text)
  }

  /// The line that a record begins on; of other formats the feature's number, from 1.
  private mutating func line(at offset: Int, feature: Int, _ source: FileSink.Source) throws(Failure) -> Int {
    if let line = try lines?.line(at: offset) { return line }
    return feature < source.blockLines.count ? source.blockLines[feature] : feature + 1
  }
}

public import MuchanDiagnostics
public import MuchanRecords

/// Reads `targets.yaml`: targets of total and intensity, and the paths to them.
public enum TargetFile {
  /// Reads the targets; one that is wrong is a finding for each thing wrong with it, and left out.
  ///
  /// - Parameter text: what stands in the file; nil reads it.
  /// - Throws: `badYAML`, `missingKey` without a list `targets`; failures of reading the file.
  public static func read(
    path: String, text: String? = nil, into log: inout DiagnosticLog
  ) throws(Failure) -> (targets: [Target], ledger: Ledger) {
    let root = if let text { try YAMLFile.parse(text, path: path) } else { try YAMLFile.read(path: path) }
    var reader = ProjectReader(file: path, folder: "", elsewhere: [])
    let map = reader.entries(root, "", known: ["targets"])
    guard let list = reader.required("targets", in: map, root, "") else {
      throw Failure(reader.faults.first ?? Diagnostic(.missingKey, at: Place(file: path, field: "targets")))
    }
    var targets: [Target] = []
    var ledger = Ledger()
    var keys = Set<Key>()
    for (index, node) in reader.list(list.value, "targets").enumerated() {
      let known = reader.faults.count
      var target = reader.target(node, "targets[\(index)]")
      if let one = target, !keys.insert(Key(one)).inserted {
        reader.fault(
          .duplicateRow, one.line, "targets[\(index)]",
          found: "\(one.scopeID) \(one.indicator.rawValue) \(one.targetYear)")
        target = nil
      }
      if let target, reader.faults.count == known {
        targets.append(target)
        ledger.stored += 1
      } else {
        ledger.rejected += 1
      }
    }
    for fault in reader.faults.sorted() { log.add(fault) }
    log.merge(reader.remarks)
    return (targets, ledger)
  }

  private struct Key: Hashable {
    let indicator: Target.Indicator
    let scope: String
    let year: Int
    let basis: String

    init(_ target: Target) {
      indicator = target.indicator
      scope = target.scopeID
      year = target.targetYear
      basis = target.basis
    }
  }
}

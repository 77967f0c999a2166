internal import MuchanDiagnostics

/// Cells that were written in another way than the plain one: how many in each column, and the first of them.
struct CellRemarks {
  private struct Key: Hashable {
    var field: String
    var form: CellForm
  }

  private struct Remark {
    var count: Int
    var place: Place
    var found: String
  }

  private var remarks: [Key: Remark] = [:]

  /// Notes one cell.
  ///
  /// - Parameters:
  ///   - found: the cell as it is written.
  ///   - meaning: what it was taken for.
  mutating func add(_ form: CellForm, _ field: String, at place: Place, found: String, meaning: String) {
    let key = Key(field: field, form: form)
    if remarks[key] == nil {
      let shown = meaning.isEmpty ? found.quotedBriefly() : "\(found.quotedBriefly()) = \(meaning)"
      remarks[key] = Remark(count: 0, place: place.naming(field), found: shown)
    }
    remarks[key]?.count += 1
  }

  /// Adds the remarks on rows that come later.
  ///
  /// - Parameter change: Makes a place within those rows one in the file.
  mutating func merge(_ later: CellRemarks, placedBy change: (Place) -> Place) {
    for (key, remark) in later.remarks {
      if remarks[key] == nil {
        remarks[key] = Remark(count: 0, place: change(remark.place), found: remark.found)
      }
      remarks[key]?.count += remark.count
    }
  }

  /// Adds one finding for each column and form, at its first cell.
  func report(into log: inout DiagnosticLog) {
    for (key, remark) in remarks.sorted(by: {
      ($0.key.field, $0.key.form.rawValue) < ($1.key.field, $1.key.form.rawValue)
    }) {
      log.add(
        key.form == .missing ? .missingMark : .convertedCell, at: remark.place,
        found: "\(remark.count) × \(key.form.shown): \(remark.found)")
    }
  }
}

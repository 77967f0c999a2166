/// The obvious reader that the fast one is compared with: one character after the other, all in memory.
///
/// It knows the same dialect: LF, CRLF and CR end a row, blank lines are skipped, quotes count at the start of a
/// field only. It returns nil where a quoted field is not closed.
func slowRows(of text: String, separator: Unicode.Scalar = ",") -> [[String]]? {
  var rows: [[String]] = []
  var row: [String] = []
  var field = ""
  var wasQuoted = false
  let scalars = Array(text.unicodeScalars)
  var index = scalars.first == "\u{FEFF}" ? 1 : 0

  func endField() {
    row.append(field)
    field = ""
  }
  func endRow() {
    endField()
    if row.count > 1 || !row[0].isEmpty || wasQuoted { rows.append(row) }
    row = []
    wasQuoted = false
  }

  while index < scalars.count {
    if scalars[index] == "\"", field.isEmpty {
      wasQuoted = true
      index += 1
      while true {
        guard index < scalars.count else { return nil }
        if scalars[index] == "\"" {
          guard index + 1 < scalars.count, scalars[index + 1] == "\"" else { break }
          index += 1
        }
        field.unicodeScalars.append(scalars[index])
        index += 1
      }
      index += 1
      // What follows a closing quote is no part of the field.
      while index < scalars.count, scalars[index] != separator, scalars[index] != "\n", scalars[index] != "\r" {
        index += 1
      }
    } else {
      while index < scalars.count, scalars[index] != separator, scalars[index] != "\n", scalars[index] != "\r" {
        field.unicodeScalars.append(scalars[index])
        index += 1
      }
    }
    guard index < scalars.count else { break }
    if scalars[index] == separator {
      endField()
      index += 1
      // A separator at the very end still has a field behind it.
      if index == scalars.count { endRow() }
      continue
    }
    if scalars[index] == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" { index += 1 }
    index += 1
    endRow()
  }
  if !row.isEmpty || !field.isEmpty || wasQuoted { endRow() }
  return rows
}

/// A small generator with a fixed seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A way of writing values that is not the plain one and can be converted without doubt.
enum CellForm: Int, Hashable, CaseIterable {
  /// `1,234,567` or `1 234 567`.
  case thousands
  /// `１２３`, or a typographic minus.
  case fullWidth
  /// `+5`.
  case plusSign
  /// `2022/3/1`, `2022年3月1日`, `20220301`.
  case day
  /// `2022年3月`, `2022/3`, `202203`.
  case period
  /// A day as spreadsheets count it: days since 1899-12-30.
  case serialDay
  /// A mark for no value: `-`, `/`, `—`, `无`.
  case missing

  /// What the cells have, for a finding.
  var shown: String {
    switch self {
    case .thousands: "1,234"
    case .fullWidth: "１２３"
    case .plusSign: "+1"
    case .day: "YYYY/M/D"
    case .period: "YYYY/M"
    case .serialDay: "Excel: 44562 = 2022-01-01"
    case .missing: "-"
    }
  }

  /// The marks for no value that tables have; longer ones are texts.
  static func isMissingMark(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let first = bytes.first, bytes.count <= 6 else { return false }
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "/"): return bytes.count == 1 || (bytes.count == 2 && bytes[1] == first)
    case 0xE2, 0xE6, 0xEF: return marks.contains { $0.count == bytes.count && bytes.elementsEqual($0) }
    default: return false
    }
  }

  private static let marks: [[UInt8]] = ["—", "——", "–", "无", "－", "／"].map { Array($0.utf8) }
}

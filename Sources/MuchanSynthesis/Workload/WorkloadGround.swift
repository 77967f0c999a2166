/// The rectangle near Nanjing that a workload lies in, and its coordinates as text.
struct WorkloadGround: Sendable {
  static let west = 118.5
  static let south = 31.6
  static let width = 0.7
  static let height = 0.6

  let decimals: Int
  private let stepsPerDegree: Double
  private let wholeDegree: Int

  init(decimals: Int) {
    self.decimals = decimals
    var steps = 1
    for _ in 0..<decimals { steps *= 10 }
    wholeDegree = steps
    stepsPerDegree = Double(steps)
  }

  /// Appends `[118.71234567,31.91234567]`.
  func append(_ longitude: Double, _ latitude: Double, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    append(longitude, to: &bytes)
    bytes.append(UInt8(ascii: ","))
    append(latitude, to: &bytes)
    bytes.append(UInt8(ascii: "]"))
  }

  /// Positive degrees below 1,000.
  private func append(_ degrees: Double, to bytes: inout [UInt8]) {
    let scaled = NumberText.whole(degrees * stepsPerDegree)
    var whole = scaled / wholeDegree
    var divisor = whole >= 100 ? 100 : whole >= 10 ? 10 : 1
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(whole / divisor))
      whole %= divisor
      divisor /= 10
    }
    bytes.append(UInt8(ascii: "."))
    var rest = scaled % wholeDegree
    divisor = wholeDegree / 10
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }
}

internal import Glibc

/// Values to pixels along one axis, with round numbers to mark.
struct ChartScale {
  let from: Double
  let to: Double
  /// Pixels of `from` and `to`.
  let start: Double
  let end: Double
  /// Whether equal lengths are equal ratios.
  let isLogarithmic: Bool

  /// A scale over some values, ended by round numbers.
  ///
  /// - Parameter includesZero: bars begin at zero; lines need not.
  init(_ values: [Double], start: Double, end: Double, includesZero: Bool = true) {
    var (low, high) = (values.min() ?? 0, values.max() ?? 1)
    if includesZero { (low, high) = (min(low, 0), max(high, 0)) }
    if high <= low { high = low + max(low.magnitude, 1) }
    let step = Self.step(high - low)
    from = (low / step).rounded(.down) * step
    to = (high / step).rounded(.up) * step
    (self.start, self.end) = (start, end)
    isLogarithmic = false
  }

  /// A logarithmic scale over positive values.
  init(logarithmic values: [Double], start: Double, end: Double) {
    let (low, high) = (values.min() ?? 1, values.max() ?? 10)
    from = pow(10, log10(max(low, 1e-12)).rounded(.down))
    to = max(pow(10, log10(max(high, 1e-12)).rounded(.up)), from * 10)
    (self.start, self.end) = (start, end)
    isLogarithmic = true
  }

  /// Where a value is, in pixels.
  subscript(_ value: Double) -> Double {
    let part =
      isLogarithmic ? log10(max(value, from) / from) / log10(to / from) : (value - from) / (to - from)
    return start + part * (end - start)
  }

  /// Round values within the scale.
  var marks: [Double] {
    var marks: [Double] = []
    if isLogarithmic {
      var value = from
      while value <= to * 1.0001 {
        marks.append(value)
        value *= 10
      }
      return marks
    }
    let step = Self.step(to - from)
    var index = 0
    while from + Double(index) * step <= to + step / 1000, index < 20 {
      marks.append(from + Double(index) * step)
      index += 1
    }
    return marks
  }

  /// The label of a mark.
  func label(_ mark: Double) -> Phrase {
    let step = isLogarithmic ? mark : Self.step(to - from)
    let places = step >= 1 ? 0 : min(12, Int((-log10(step)).rounded(.up)))
    return Phrase(same: DigitText.shown("\(mark.magnitude < step / 1e6 ? 0 : mark)", places: places) ?? "")
  }

  /// A fifth or so of a span, as 1, 2 or 5 times a power of ten.
  private static func step(_ span: Double) -> Double {
    guard span.isFinite, span > 0 else { return 1 }
    let rough = span / 5
    let power = pow(10, log10(rough).rounded(.down))
    let digit = rough / power
    return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10)
  }
}

/// A land-use code and the standard it is from.
///
/// The same digits mean different things in two standards (1001 is rail in GB/T 21010-2017 and industry in
/// the guide of 2023), so a code never goes without its standard.
public struct LandUseKey: Hashable, Sendable, Comparable {
  /// `GB/T 21010-2017`, `guide-2023` or `GB 50137-2011`.
  public var standard: String
  /// The code as written.
  public var code: String

  /// Makes a key.
  public init(standard: String, code: String) {
    self.standard = standard
    self.code = code
  }

  public static func < (left: LandUseKey, right: LandUseKey) -> Bool {
    (left.standard, left.code) < (right.standard, right.code)
  }
}

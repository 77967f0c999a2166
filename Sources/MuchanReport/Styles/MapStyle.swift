/// How areas of a map layer are drawn by one of their columns: what QGIS is given to open results with.
public struct MapStyle: Hashable, Sendable {
  /// Areas that look alike.
  public struct Class: Hashable, Sendable {
    /// Which rows are meant.
    public enum Choice: Hashable, Sendable {
      case value(String)
      /// From the first number on, up to the second and not with it; the last class has it too.
      case range(Double, Double)
      /// All others, those without a value among them.
      case others
    }

    public var choice: Choice
    public var label: String
    /// Red, green, blue.
    public var color: [UInt8]
    /// Whether the area is hatched: a second carrier beside the colour.
    public var isHatched: Bool

    /// Makes a class.
    public init(_ choice: Choice, label: String, color: [UInt8], isHatched: Bool = false) {
      self.choice = choice
      self.label = label
      self.color = color
      self.isHatched = isHatched
    }
  }

  /// What people choose it by.
  public var name: String
  /// The column that decides.
  public var column: String
  public var classes: [Class]

  /// Makes a style.
  public init(name: String, column: String, classes: [Class]) {
    self.name = name
    self.column = column
    self.classes = classes
  }

  /// Whether classes are ranges of numbers.
  var isGraduated: Bool {
    classes.contains { if case .range = $0.choice { true } else { false } }
  }

  /// Grey, for what is not known.
  public static let unknownColor: [UInt8] = [217, 217, 217]
  /// Eight colours that people of all kinds of colour vision tell apart (Okabe and Ito 2008), and darker ones of them.
  public static let distinctColors: [[UInt8]] = [
    [0, 114, 178], [230, 159, 0], [0, 158, 115], [204, 121, 167], [86, 180, 233], [213, 94, 0], [240, 228, 66],
    [102, 102, 102], [0, 68, 107], [138, 95, 0], [0, 95, 69], [122, 73, 100], [52, 108, 140],
  ]
  /// From low to high, of rising darkness (viridis, van der Walt and Smith 2015).
  public static let risingColors: [[UInt8]] = [
    [253, 231, 37], [94, 201, 98], [33, 145, 140], [59, 82, 139], [68, 1, 84],
  ]
}

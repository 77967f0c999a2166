public import MuchanQuantities
internal import MuchanRecords

extension Classification {
  /// A class with what its enterprises have.
  public struct ClassShare: Sendable {
    /// The class; nil for enterprises without one.
    public var name: String?
    /// The standing of those in the row.
    public var standing: Standing
    public var sums = FigureSums()
    /// Enterprises in the class, those without known land too.
    public var enterprises = 0
  }

  /// Land, output and energy by class, from the best (`class_structure`): the classes, the class outside the ranking,
  /// those out of scope, those with missing data. The rows add up to all enterprises of the year.
  public var structure: [ClassShare] {
    let names = scheme.cuts?.classes.map(\.name) ?? []
    var rows = names.map { ClassShare(name: $0, standing: .ranked) }
    if names.isEmpty { rows.append(ClassShare(name: nil, standing: .ranked)) }
    let first = rows.count
    rows += [
      ClassShare(name: scheme.outsideClass, standing: .outside), ClassShare(name: nil, standing: .outOfScope),
      ClassShare(name: nil, standing: .missing),
    ]
    for enterprise in figures.table.figures.numbers {
      let row: Int
      switch standings[enterprise] {
      case .absent: continue
      case .ranked: row = classes[enterprise] == Self.noClass ? 0 : Int(classes[enterprise])
      case .outside: row = first
      case .outOfScope: row = first + 1
      case .missing: row = first + 2
      }
      rows[row].enterprises += 1
      guard let land = figures.table.land.area(of: enterprise) else { continue }
      rows[row].sums.add(land) { figures.table.figures[$0, enterprise] }
    }
    return rows.filter { $0.enterprises > 0 }
  }

  /// An enterprise near a cut.
  public struct Near: Sendable {
    public var enterprise: Int
    /// The classes that part here.
    public var better: String
    public var worse: String
    /// The score of the last enterprise in the better class.
    public var cut: FixedDecimal<SixPlaces>
    public var score: FixedDecimal<SixPlaces>
    public var className: String
  }

  /// Who sits within one hundredth of the score at a cut, by group, cut and rank (`class_sensitivity`): a small change of a
  /// figure would change their class.
  public var nearCuts: [Near] {
    guard let cuts = scheme.cuts else { return [] }
    var rows: [Near] = []
    for group in groups {
      for index in group.order.indices.dropFirst() {
        let (last, first) = (group.order[index - 1], group.order[index])
        guard classes[last] != classes[first], let cut = scores[last] else { continue }
        let (better, worse) = (classes[last], classes[first])
        func near(_ enterprise: Int) -> Near? {
          guard let score = scores[enterprise],
            (score - cut).units.magnitude * 100 <= cut.units.magnitude, [better, worse].contains(classes[enterprise])
          else { return nil }
          return Near(
            enterprise: enterprise, better: cuts.classes[Int(better)].name, worse: cuts.classes[Int(worse)].name,
            cut: cut, score: score, className: cuts.classes[Int(classes[enterprise])].name)
        }
        // Scores fall along the order, so that the first one too far ends each side.
        var side: [Near] = []
        for enterprise in group.order[..<index].reversed() {
          guard let row = near(enterprise) else { break }
          side.append(row)
        }
        rows += side.reversed()
        for enterprise in group.order[index...] {
          guard let row = near(enterprise) else { break }
          rows.append(row)
        }
      }
    }
    return rows
  }
}

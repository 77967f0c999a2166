import Foundation
import MuchanTestSupport
import Testing

@testable import MuchanGeometry

/// Expected values: Tests/Oracles/nearest_distance.py, found by search and measured by GeographicLib.
@Suite("Nearest distances on the ellipsoid")
struct NearestDistanceTests {
  private struct Case {
    var kind: String
    var first: PolygonColumns
    var firstIsArea: Bool
    var second: PolygonColumns
    var secondIsArea: Bool
    var line: ExpectedTable.Row
  }

  private func cases() throws -> [Case] {
    try ExpectedTable(Fixture("oracles/nearest_distance.csv")).rows.map { line in
      func columns(_ name: String) throws -> PolygonColumns {
        let data = Data(line[name].utf8)
        let rings =
          try (try? JSONDecoder().decode([[[Double]]].self, from: data))
          ?? [JSONDecoder().decode([[Double]].self, from: data)]
        return Self.columns(rings: rings.map { $0.map { ($0[0], $0[1]) } })
      }
      return Case(
        kind: line["kind"], first: try columns("first"), firstIsArea: line["first_is_area"] == "1",
        second: try columns("second"), secondIsArea: line["second_is_area"] == "1", line: line)
    }
  }

  private static func columns(_ points: [(Double, Double)]) -> PolygonColumns { columns(rings: [points]) }

  private static func columns(rings: [[(Double, Double)]]) -> PolygonColumns {
    var columns = PolygonColumns()
    for points in rings {
      for point in points { columns.appendVertex(point.0, point.1) }
      columns.endRing()
    }
    columns.endPart()
    columns.endRow()
    return columns
  }

  @Test(
    "364 seeded pairs of points, lines and polygons up to 100 km apart, long edges beside each other, what touches, crosses and lies within are right to 1 mm, from either side"
  )
  func oracle() throws {
    let distance = EllipsoidDistance()
    var worst = 0.0
    for one in try cases() {
      let expected = try #require(one.line.number("metres"))
      let layer = NearestLayer(one.second, isArea: [one.secondIsArea])
      let pair = try #require(layer.nearest(toRow: 0, of: one.first, isArea: one.firstIsArea))
      #expect(abs(pair.metres - expected) < 1e-3, "\(one.kind): \(pair.metres) for \(expected)")
      worst = max(worst, abs(pair.metres - expected))
      // The points are those that the distance is between.
      #expect(abs(distance.metres(pair.fromX, pair.fromY, pair.toX, pair.toY) - pair.metres) < 1e-6, "\(one.kind)")
      let back = NearestLayer(one.first, isArea: [one.firstIsArea])
      let turned = try #require(back.nearest(toRow: 0, of: one.second, isArea: one.secondIsArea))
      #expect(abs(turned.metres - pair.metres) < 1e-5, "\(one.kind): \(turned.metres) from the other side")
    }
    #expect(worst < 1e-4, "worst \(worst) m")
  }

  @Test("a thousand metres are told from a millimetre more and less", arguments: [999.999, 1000.0, 1000.001])
  func thousandMetres(metres: Double) throws {
    let kind = try #require(try cases().first { $0.kind == String(format: "%.3f m", metres) })
    let pair = try #require(
      NearestLayer(kind.second, isArea: [false]).nearest(toRow: 0, of: kind.first, isArea: true))
    // Coordinates of 15 digits are good to a tenth of a micrometre here.
    #expect(abs(pair.metres - metres) < 1e-6)
  }

  @Test("of many banks the nearest is found, as looking at each of them finds it, and excluded ones are not")
  func manyBanks() throws {
    let far = try cases().filter { $0.kind == "ten kilometres" || $0.kind == "a hundred kilometres" }
    let all = stride(from: 0, to: far.count, by: 3).map { far[$0] }
    var banks = PolygonColumns()
    for one in all { banks.appendRow(0, of: one.second) }
    let layer = NearestLayer(banks, isArea: [Bool](repeating: false, count: banks.count))
    for (number, one) in all.enumerated() {
      let singles = all.indices.compactMap { index in
        NearestLayer(all[index].second, isArea: [false]).nearest(toRow: 0, of: one.first, isArea: true)
          .map { (index, $0.metres) }
      }
      let nearest = try #require(singles.min { $0.1 < $1.1 })
      let pair = try #require(layer.nearest(toRow: 0, of: one.first, isArea: true))
      #expect(pair.row == nearest.0)
      #expect(abs(pair.metres - nearest.1) < 1e-9)
      #expect(layer.nearest(toRow: 0, of: one.first, isArea: true, within: pair.metres - 1e-3) == nil)
      let others = layer.nearest(toRow: 0, of: one.first, isArea: true, excluding: { $0 == pair.row })
      #expect(others.map { $0.row != pair.row && $0.metres > pair.metres } == true, "\(number)")
    }
  }

  @Test("a plant in the water, and a water in the plant's court, are at no distance; a line through a hole is")
  func contained() throws {
    let square = Self.columns([(118, 32), (118.1, 32), (118.1, 32.1), (118, 32.1), (118, 32)])
    let inner = Self.columns([(118.04, 32.04), (118.06, 32.04), (118.05, 32.06), (118.04, 32.04)])
    #expect(NearestLayer(square, isArea: [true]).nearest(toRow: 0, of: inner, isArea: true)?.metres == 0)
    #expect(NearestLayer(inner, isArea: [true]).nearest(toRow: 0, of: square, isArea: true)?.metres == 0)
    // The same ring as a line does not hold what it encloses.
    let bank = NearestLayer(square, isArea: [false])
    #expect(bank.nearest(toRow: 0, of: inner, isArea: true).map { $0.metres > 1_000 } == true)
  }

  @Test("an empty layer has no nearest")
  func empty() {
    let square = Self.columns([(118, 32), (118.1, 32), (118.1, 32.1), (118, 32)])
    #expect(NearestLayer(PolygonColumns(), isArea: []).nearest(toRow: 0, of: square, isArea: true) == nil)
  }

  @Test("lengths along equator, meridian and parallel are those of their closed forms")
  func lengths() {
    let distance = EllipsoidDistance()
    let ellipsoid = Ellipsoid.cgcs2000
    func length(_ points: [(Double, Double)]) -> Double {
      let columns = Self.columns(points)
      return distance.length(ofRing: columns.vertices(ofRing: 0), in: columns, isClosed: false)
    }
    let degree = Double.pi / 180
    #expect(abs(length([(100, 0), (101, 0)]) / (ellipsoid.semiMajorAxis * degree) - 1) < 1e-12)
    // A quarter of the meridian of GRS 80: 10 001 965.729 m (Moritz 2000).
    #expect(abs(length([(100, 0), (100, 90)]) - 10_001_965.729) < 1e-3)
    // A parallel: N cos φ Δλ.
    let latitude = 32.0
    let sine = sin(latitude * degree)
    let normal = ellipsoid.semiMajorAxis / (1 - ellipsoid.eccentricitySquared * sine * sine).squareRoot()
    let parallel = normal * cos(latitude * degree) * 2 * degree
    #expect(abs(length([(118, latitude), (119, latitude), (120, latitude)]) / parallel - 1) < 1e-9)
  }
}

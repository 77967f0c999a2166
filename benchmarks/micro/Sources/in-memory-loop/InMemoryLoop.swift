import Foundation
import MuchanDiagnostics
import MuchanGeometry
import MuchanQuantities
import WorkloadColumns

/// A parcel is not the sum of its parts.
private struct Imbalance: Error {
  var share: Double
}

/// Times areas, placement and sums over data that is in memory: `in-memory-loop FOLDER JOBS RUNS`.
///
/// Prints the same table as the peer scripts, and the seconds of every run to standard error. The index over the zones
/// is built anew each time and counts. Every parcel must be its parts less overlap plus outside, to 1e-9 of it.
@main
enum InMemoryLoop {
  static func main() async throws {
    let words = CommandLine.arguments
    guard words.count == 4, let jobs = Int(words[2]), let runs = Int(words[3]), jobs > 0, runs > 0 else {
      print("usage: in-memory-loop FOLDER JOBS RUNS")
      exit(64)
    }
    let columns = try WorkloadColumns(folder: words[1])
    var sums = GroupSums(sumCount: 0)
    for _ in 0..<runs {
      let took = try await ContinuousClock().measure { sums = try await loop(columns, jobs: jobs) }
      FileHandle.standardError.write(Data("loop \(took / .seconds(1)) s\n".utf8))
    }
    print((["zone", "land_use_code", "area_mu"] + WorkloadColumns.sums).joined(separator: ","))
    for (row, key) in sums.keys.enumerated() where key.zone != GroupSums.outside {
      let cells =
        [columns.zoneIDs[Int(key.zone)], columns.groups[Int(key.group)], sums.areas[row].mu.text(places: 9)]
        + WorkloadColumns.sums.indices.map { sums.sum(row: row, attribute: $0).text(places: 6) }
      print(cells.joined(separator: ","))
    }
  }

  private static func loop(_ columns: WorkloadColumns, jobs: Int) async throws -> GroupSums {
    let layer = ZoneLayer(polygons: columns.zones, rowIDs: columns.zoneIDs)
    let area = EllipsoidArea()
    let count = columns.parcels.count
    let groups = columns.groups.indices.map { UInt32($0) }
    return try await withThrowingTaskGroup(of: GroupSums.self) { tasks in
      for job in 0..<jobs {
        tasks.addTask {
          var loop = ParcelLoop(columns: columns, layer: layer, area: area)
          try loop.add(count * job / jobs..<count * (job + 1) / jobs)
          guard loop.worstImbalance <= 1e-9 else { throw Imbalance(share: loop.worstImbalance) }
          return loop.sums
        }
      }
      var sums = GroupSums(sumCount: WorkloadColumns.sums.count)
      for try await share in tasks { sums.merge(share, groups: groups) }
      return sums
    }
  }
}

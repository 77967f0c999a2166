/// The ledger of parcels as maps look things up in it, made once for all pages.
struct ParcelFigures: Sendable {
  /// What a map shows of one parcel; empty where it is not known.
  struct Entry {
    /// The line of `parcels.csv`, below its header.
    let line: Int
    let use: String
    let classes: String
    let idle: String
    let outputPerMu: String
    let areaMu: String
    let zones: String
  }

  private let table: WrittenTable
  private let rows: [String: Int]
  /// The places of the columns of an entry, in its order.
  private let columns: [Int?]
  /// Where the parcels' output per mu is cut into five parts of as many parcels; none where too few are known.
  let yieldCuts: [Double]

  /// Takes `parcels.csv`. O(parcels log parcels).
  init?(_ table: WrittenTable) {
    guard let id = table.column("parcel_id") else { return nil }
    self.table = table
    rows = Dictionary(
      table.cells.indices.map { (table.cells[$0][id], $0) }, uniquingKeysWith: { first, _ in first })
    columns = ["land_use", "classes", "idle_status", "output_wan_yuan_per_mu", "area_mu", "zones"].map(table.column)
    let yields =
      columns[3].map { column in table.cells.compactMap { Double($0[column]) }.filter(\.isFinite).sorted() } ?? []
    yieldCuts = yields.count < 5 ? [] : (1..<5).map { yields[yields.count * $0 / 5] }
  }

  /// What is known of a parcel; nil of one that is not in the ledger.
  subscript(id: String) -> Entry? {
    guard let row = rows[id] else { return nil }
    func cell(_ place: Int) -> String { columns[place].map { table.cells[row][$0] } ?? "" }
    return Entry(
      line: row + 2, use: cell(0), classes: cell(1), idle: cell(2), outputPerMu: cell(3), areaMu: cell(4),
      zones: cell(5))
  }
}

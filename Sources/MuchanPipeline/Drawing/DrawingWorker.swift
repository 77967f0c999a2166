internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand

/// Reads parcels once more and draws those of the ledger, each on its sheet.
struct DrawingWorker: BlockWorker, ~Copyable {
  /// The parcels of one block.
  struct Content: Sendable {
    /// Rows of the ledger, with the path of each.
    var parcels: [(row: Int, path: String)] = []
  }

  struct Partial: Sendable {}

  private let parcels: ParcelLedger
  private let sheets: DrawingSheets
  private let sink: OrderedBlocks<Content>
  private var pen = MapPen()

  init(parcels: ParcelLedger, sheets: DrawingSheets, sink: OrderedBlocks<Content>) {
    self.parcels = parcels
    self.sheets = sheets
    self.sink = sink
  }

  mutating func process(_ block: FeatureBlock) throws(Failure) {
    var content = Content()
    for row in 0..<block.count where block.shapes[row].isPolygonal {
      // What the accounts refused has no row.
      guard let id = block.identifier(block.value(row: row, field: 0)), let parcel = parcels.row(of: id),
        let sheet = sheets.sheet(of: parcels.parts(of: parcel))
      else { continue }
      content.parcels.append((parcel, pen.path(row: row, of: block.polygons, on: sheets.frames[sheet])))
    }
    try sink.add(content, ofBlock: block.index, features: block.count)
  }

  mutating func skip(block: Int) throws(Failure) { try sink.skip(block: block) }

  consuming func finish() -> Partial { Partial() }
}

import Glibc
import MuchanDiagnostics
import MuchanFormats

/// The reader of survey boundary-point texts, and the GeoJSON reader behind it, on the same bytes as a slow reader: a
/// text that is read at all has all its blocks, each with its own points, and is GeoJSON.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzBoundary(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  let utf8Head = Array("[属性描述]".utf8)
  let gb18030Head: [UInt8] = [0x5B, 0xCA, 0xF4, 0xD0, 0xD4, 0xC3, 0xE8, 0xCA, 0xF6, 0x5D]
  // Without this first line it is a file of another kind.
  guard bytes.starts(with: utf8Head) || bytes.starts(with: gb18030Head) else { return -1 }
  let path = "/dev/shm/muchan-fuzz-\(getpid()).txt"
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  guard descriptor >= 0, write(descriptor, bytes, count) == count, close(descriptor) == 0 else { return 0 }
  do throws(Failure) {
    let rows = try read(path)
    if bytes.starts(with: utf8Head) { compare(rows, SlowBoundaryText(String(decoding: bytes, as: UTF8.self)).blocks) }
  } catch {
    switch error.diagnostic.code {
    case .badBoundaryText, .notUTF8, .wrongEncoding: break
    default: preconditionFailure("refused for what the reader made itself: \(error.diagnostic)")
    }
  }
  return 0
}

/// The points of each feature; nil for one with an issue.
private func read(_ path: String) throws(Failure) -> [Set<SlowBoundaryText.Point>?] {
  let file = try GeoJSONFile(path: path)
  precondition(file.conversion?.means == .boundaryText)
  let cutter = SequentialCutter(file: file)
  var reader = BlockReader(file: file, fields: FeatureFields(["parcel_id", "land_use_code", "registered_area_m2"]))
  var rows: [Set<SlowBoundaryText.Point>?] = []
  while try reader.readNext(from: cutter) {
    let block = reader.block
    for row in 0..<block.count {
      let vertices = block.polygons.vertices(ofRow: row)
      rows.append(Set(vertices.map { SlowBoundaryText.Point(x: block.polygons.x[$0], y: block.polygons.y[$0]) }))
    }
    for issue in block.issues {
      precondition(!issue.leavesNoFeature, "a feature that was made here is none: \(issue)")
      rows[rows.count - block.count + issue.row] = nil
    }
  }
  return rows
}

private func compare(_ rows: [Set<SlowBoundaryText.Point>?], _ blocks: [Set<SlowBoundaryText.Point>]) {
  precondition(rows.count == blocks.count, "read \(rows.count) blocks, the slow reader \(blocks.count)")
  for (row, block) in zip(rows, blocks) {
    precondition(row == nil || row == block, "points of a block differ")
  }
}

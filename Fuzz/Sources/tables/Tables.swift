import Glibc
import MuchanDiagnostics
import MuchanFormats

/// The table readers and the slow reader of the tests on the same bytes: a row that the slow one finds is in the
/// ledger, or the file is refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTables(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  // Other readings of the same bytes (gzip, spreadsheets, UTF-16) are not the slow reader's.
  guard !bytes.starts(with: [0x1F, 0x8B]), !bytes.starts(with: [0x50, 0x4B]), !bytes.starts(with: [0xFF, 0xFE]),
    !bytes.starts(with: [0xFE, 0xFF])
  else { return 0 }
  let path = "/dev/shm/muchan-fuzz-\(getpid()).csv"
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  guard descriptor >= 0, write(descriptor, bytes, count) == count, close(descriptor) == 0 else { return 0 }
  var log = DiagnosticLog()
  var ledgers: [Ledger] = []
  if let ledger = try? EnterpriseTable.read(path: path, into: &log).ledger { ledgers.append(ledger) }
  if let ledger = try? EnergyTable.read(path: path, into: &log).ledger { ledgers.append(ledger) }
  if let ledger = try? OccupancyTable.read(path: path, into: &log).ledger { ledgers.append(ledger) }
  guard !ledgers.isEmpty else { return 0 }
  let rows = slowRows(of: String(decoding: bytes, as: UTF8.self))
  for ledger in ledgers {
    precondition(ledger.read + 1 == rows?.count, "read \(ledger.read), the slow reader \(rows?.count ?? -1)")
  }
  return 0
}

import MuchanDiagnostics
import Synchronization
import Testing

@testable import MuchanPipeline

@Suite("Blocks in file order")
struct OrderedBlocksTests {
  /// What came out, in order.
  private final class Out: Sendable {
    private let texts = Mutex<[String]>([])
    var all: [String] { texts.withLock { $0 } }
    func add(_ text: String) { texts.withLock { $0.append(text) } }
  }

  @Test("blocks come out in order, with the number of their first feature")
  func order() throws {
    let out = Out()
    let blocks = OrderedBlocks<String> { (text, first, _) throws(Failure) in out.add("\(text) \(first)") }
    try blocks.add("c", ofBlock: 3, features: 1)
    try blocks.skip(block: 1)
    #expect(out.all.isEmpty)
    try blocks.add("a", ofBlock: 0, features: 5)
    #expect(out.all == ["a 0"])
    try blocks.add("b", ofBlock: 2, features: 2)
    #expect(out.all == ["a 0", "b 5", "c 7"])
  }

  @Test("after an output that failed every worker is told, and nothing is kept waiting")
  func failure() throws {
    let out = Out()
    let full = Failure(.outputFailed, at: Place(file: "full"))
    let blocks = OrderedBlocks<String> { (text, _, _) throws(Failure) in
      out.add(text)
      if text == "b" { throw full }
    }
    try blocks.add("a", ofBlock: 0, features: 1)
    #expect(throws: full) { try blocks.add("b", ofBlock: 1, features: 1) }
    #expect(throws: full) { try blocks.add("d", ofBlock: 3, features: 1) }
    #expect(throws: full) { try blocks.skip(block: 2) }
    #expect(out.all == ["a", "b"])
  }
}

internal import CJSONScan
public import MuchanDiagnostics

/// Something wrong with one feature of a block.
public struct FeatureIssue: Hashable, Sendable {
  /// Row in the block.
  public var row: Int
  public var code: DiagnosticCode
  /// Bytes from the start of the file.
  public var byteOffset: Int
  /// What stands there, where the code does not say it all.
  public var found = ""

  /// Whether there is no feature at all in the row: it has no properties to be missed.
  public var leavesNoFeature: Bool {
    switch code {
    case .notAFeature, .notJSON, .nestedTooDeep, .notUTF8: true
    default: false
    }
  }
}

extension FeatureIssue {
  init(_ issue: MCIssue, blockOffset: Int) {
    row = Int(issue.feature)
    byteOffset = blockOffset + Int(issue.offset)
    code =
      switch issue.code {
      case MC_ISSUE_NOT_A_FEATURE.rawValue: .notAFeature
      case MC_ISSUE_WRONG_NESTING.rawValue: .wrongNesting
      case MC_ISSUE_BAD_POSITION.rawValue: .badPosition
      case MC_ISSUE_SHORT_RING.rawValue: .shortRing
      case MC_ISSUE_EMPTY.rawValue: .emptyGeometry
      case MC_ISSUE_DUPLICATE_MEMBER.rawValue: .duplicateMember
      case MC_ISSUE_EXTRA_ORDINATES.rawValue: .extraOrdinates
      case MC_ISSUE_UNCLOSED_RING.rawValue: .unclosedRing
      case MC_ISSUE_WRONG_BOUNDS.rawValue: .wrongBounds
      case MC_ISSUE_NESTED_COLLECTION.rawValue: .nestedCollection
      case MC_ISSUE_FOREIGN_MEMBER.rawValue: .foreignMember
      case MC_ISSUE_MEASURE.rawValue: .measureOrdinate
      default: preconditionFailure("the scanner knows an issue that this enum does not")
      }
  }
}

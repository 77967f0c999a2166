/// Survey boundary-point texts (勘测定界界址点坐标交换格式).
public enum BoundaryText {
  /// The lines that the blocks of a file begin on, in order, block by block a feature; empty where it can no longer be
  /// read.
  public static func blockLines(of path: String) -> [Int] { BoundaryTextStream.blockLines(of: path) }
}

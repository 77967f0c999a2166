internal import Glibc
internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanYield

extension SelfCheck {
  private static let reinstall = Wording(
    english: "install muchan again, or name a whole data folder with --data or MUCHAN_DATA",
    chinese: "请重新安装 muchan，或用 --data、MUCHAN_DATA 指定完整的数据文件夹")

  /// Where the data folder is, by which rule it was found, and whether each of its files reads.
  mutating func addData(named: String?) {
    let data: DataFolder
    do throws(Failure) {
      data = try DataFolder(explicit: named)
    } catch {
      add("data", "data folder", "数据文件夹", .failed, error.diagnostic.message(in: .english), advice: Self.reinstall)
      return
    }
    add("data", "data folder", "数据文件夹", .ok, "\(data.path) (\(data.origin.rawValue))")
    var faults: [String] = []
    var count = 0
    for file in Self.files(in: data.path, below: "") where file.hasSuffix(".csv") || file.hasSuffix(".yaml") {
      count += 1
      do throws(Failure) {
        try Self.read(file, of: data)
      } catch {
        faults.append(Self.place(error, in: data))
      }
    }
    // What is read together, by those who use it: a file that is missing or contradicts another shows only there.
    do throws(Failure) { _ = try ReferenceData(data) } catch { faults.append(Self.place(error, in: data)) }
    do throws(Failure) { _ = try RuleCatalogue(data) } catch { faults.append(Self.place(error, in: data)) }
    do throws(Failure) { try Self.readRankings(data) } catch { faults.append(Self.place(error, in: data)) }
    do throws(Failure) { try Self.readSchemes(data) } catch { faults.append(Self.place(error, in: data)) }
    let unique = faults.reduce(into: [String]()) { list, fault in if !list.contains(fault) { list.append(fault) } }
    add(
      "data_files", "data files", "数据文件", unique.isEmpty ? .ok : .failed,
      unique.isEmpty ? "\(count)" : unique.prefix(5).joined(separator: "; "), advice: Self.reinstall)
    do throws(Failure) {
      _ = try CoordinateReference("EPSG:4549")
      add("proj_data", "PROJ's list of systems", "PROJ 坐标系数据库", .ok, "EPSG:4549")
    } catch {
      add(
        "proj_data", "PROJ's list of systems", "PROJ 坐标系数据库", .failed, error.diagnostic.found,
        advice: Wording(
          english: "install proj-data (proj.db), or set PROJ_DATA to its folder",
          chinese: "请安装 proj-data（proj.db），或用 PROJ_DATA 指定其文件夹"))
    }
  }

  /// Reads one file by itself, as far as it can be understood alone.
  private static func read(_ file: String, of data: DataFolder) throws(Failure) {
    if file.hasSuffix(".csv") {
      _ = try data.rows(file)
    } else if file.hasPrefix("rules/idle/") {
      _ = try IdleRuleSet(yaml: try data.text(file), file: data.path + "/" + file)
    } else if file.hasPrefix("rules/low_efficiency/") {
      _ = try LowEfficiencyRule(yaml: try data.text(file), file: data.path + "/" + file)
    } else {
      _ = try data.text(file)
    }
  }

  private static func readRankings(_ data: DataFolder) throws(Failure) {
    let registry = try IndicatorRegistry(data)
    for name in RankingBook.names(in: data) { _ = try RankingBook.named(name, in: data, registry: registry) }
  }

  private static func readSchemes(_ data: DataFolder) throws(Failure) {
    for name in ClassScheme.presets { _ = try ClassScheme.named(name, in: data) }
    _ = try ClassResource.all(data)
  }

  /// What failed and where, the folder left out.
  private static func place(_ failure: Failure, in data: DataFolder) -> String {
    let message = failure.diagnostic.message(in: .english)
    return message.replacing(data.path + "/", with: "")
  }

  /// All files below a folder, by path.
  private static func files(in root: String, below folder: String) -> [String] {
    guard let list = opendir(root + "/" + folder) else { return [] }
    defer { closedir(list) }
    var found: [String] = []
    while let entry = readdir(list) {
      let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      guard !name.hasPrefix(".") else { continue }
      let path = folder.isEmpty ? name : folder + "/" + name
      if isFolder { found += files(in: root, below: path) } else { found.append(path) }
    }
    return found.sorted()
  }
}

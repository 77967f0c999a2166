internal import Glibc
internal import MuchanDiagnostics
internal import MuchanFormats

extension SelfCheck {
  /// Programs and fonts that are used where they are there.
  mutating func addPrograms() {
    do throws(Failure) {
      let version = try FormatEngines.output(of: ["ogr2ogr", "--version"])
      add("ogr2ogr", "ogr2ogr (other formats)", "ogr2ogr（其他格式）", .ok, Self.firstLine(version))
    } catch {
      add(
        "ogr2ogr", "ogr2ogr (other formats)", "ogr2ogr（其他格式）",
        error.diagnostic.code == .converterMissing ? .missing : .failed, error.diagnostic.found,
        advice: Wording(
          english: "shapefiles, geodatabases, DXF, KML and XLSX cannot be read; apt-get install gdal-bin",
          chinese: "无法读取 Shapefile、地理数据库、DXF、KML 与 XLSX；apt-get install gdal-bin"))
    }
    addFonts()
  }

  private mutating func addFonts() {
    let advice = Wording(
      english: "Chinese in reports and pictures shows as boxes on this machine; apt-get install fonts-noto-cjk",
      chinese: "本机查看报告与图时中文会显示为方框；apt-get install fonts-noto-cjk")
    do throws(Failure) {
      let families = try FormatEngines.output(of: ["fc-list", ":lang=zh", "family"]).split(separator: "\n")
        .compactMap { $0.split(separator: ",").first.map(String.init) }
      let names = Set(families).sorted()
      let found = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " +\(names.count - 3)" : "")
      add("fonts", "Chinese fonts", "中文字体", names.isEmpty ? .missing : .ok, found, advice: advice)
    } catch {
      add(
        "fonts", "Chinese fonts", "中文字体", .missing, "fc-list: \(error.diagnostic.found)",
        advice: Wording(
          english:
            "not known without fc-list (apt-get install fontconfig); reports need a Chinese font where they are read",
          chinese: "未装 fc-list（fontconfig），无从得知；查看报告的机器需有中文字体"))
    }
  }

  /// Locale, temporary folder, cores.
  mutating func addMachine() {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let wanted = names.lazy.compactMap { Self.variable($0) }.first ?? "C"
    let isKnown = setlocale(LC_CTYPE, "") != nil
    let charset = String(cString: nl_langinfo(Int32(CODESET)))
    // Everything is written in UTF-8 whatever the locale says: a terminal with another charset shows it garbled.
    let isUTF8 = isKnown && charset == "UTF-8"
    add(
      "locale", "locale", "区域设置", isUTF8 ? .ok : .missing, isKnown ? "\(wanted) (\(charset))" : wanted,
      advice: Wording(
        english: "Chinese may show garbled on a terminal that is not UTF-8; export LC_ALL=C.UTF-8 or zh_CN.UTF-8",
        chinese: "非 UTF-8 的终端上中文可能乱码；export LC_ALL=C.UTF-8 或 zh_CN.UTF-8"))
    addTemporaryFolder()
    let inAll = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    let memory = (sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))) >> 20
    add("cores", "cores and memory", "处理器与内存", .ok, "\(inAll), \(memory) MiB")
  }

  private mutating func addTemporaryFolder() {
    let folder = Self.variable("TMPDIR") ?? P_tmpdir
    var name = Array((folder + "/muchan-XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    let advice = Wording(
      english: "set TMPDIR to a folder that can be written", chinese: "请将 TMPDIR 设为可写的文件夹")
    guard descriptor >= 0 else {
      add(
        "temporary", "temporary folder", "临时文件夹", .failed, "\(folder): \(String(cString: strerror(errno)))",
        advice: advice)
      return
    }
    close(descriptor)
    unlink(&name)
    var space = statvfs()
    let free = statvfs(folder, &space) == 0 ? ", \((UInt64(space.f_bavail) * UInt64(space.f_frsize)) >> 20) MiB" : ""
    add("temporary", "temporary folder", "临时文件夹", .ok, folder + free)
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  private static func firstLine(_ text: String) -> String { text.split(separator: "\n").first.map(String.init) ?? "" }
}

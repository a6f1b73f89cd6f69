import CSiteAssets

/// The files that are part of the program.
enum SiteAssets {
  static let all: [String: [UInt8]] = {
    var files: [String: [UInt8]] = [:]
    guard let assets = site_assets() else { return [:] }
    var index = 0
    while let name = assets[index].name {
      files[String(cString: name)] = Array(
        UnsafeBufferPointer(start: assets[index].bytes, count: assets[index].count))
      index += 1
    }
    return files
  }()

  static func text(_ name: String) -> String { String(decoding: all[name] ?? [], as: UTF8.self) }
}

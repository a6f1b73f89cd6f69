import Definitions
import Dialects
package import Diagnostics
import Engines
import Glibc
import Model

/// Reads a project from disk: `datum.yaml`, the YAML files under `metrics`, the dialects under `dialects`.
///
/// Never fails: a file that cannot be read is a finding.
/// - Parameters:
///   - root: the folder of `datum.yaml`.
///   - extraSources: texts that were read before, such as arguments of the command line.
package func loadProject(at root: String, sources extraSources: SourceFiles = SourceFiles()) -> Project {
  var loader = ProjectLoader(root: absolutePath(root), sources: extraSources)
  return loader.load()
}

/// The path from the root of the file system; the path itself where there is no such file.
func absolutePath(_ path: String) -> String {
  guard let pointer = realpath(path, nil) else { return path }
  defer { free(pointer) }
  return String(cString: pointer)
}

/// The nearest folder with a `datum.yaml`, from `start` upwards.
package func findProject(from start: String) -> String? {
  guard access(start, F_OK) == 0 else { return nil }
  var folder = absolutePath(start)
  while true {
    if access("\(folder)/datum.yaml", F_OK) == 0 { return folder }
    guard let slash = folder.lastIndex(of: "/"), folder != "/" else { return nil }
    folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
  }
}

/// Changes when a file of the project is written, added or removed; for watching.
package func changeStamp(ofProjectAt root: String) -> String {
  var loader = ProjectLoader(root: root, sources: SourceFiles())
  let files = ["datum.yaml"] + loader.yamlFiles(under: "metrics") + loader.yamlFiles(under: "dialects")
  return files.map { path in
    var information = stat()
    guard stat("\(root)/\(path)", &information) == 0 else { return path }
    return "\(path) \(information.st_size) \(information.st_mtim.tv_sec).\(information.st_mtim.tv_nsec)"
  }.joined(separator: "\n")
}

private struct ProjectLoader {
  let root: String
  var sources: SourceFiles
  var findings: [Finding] = []

  static let largestFile = 16 * 1024 * 1024

  init(root: String, sources: SourceFiles) {
    self.root = root
    self.sources = sources
  }

  mutating func load() -> Project {
    guard access("\(root)/datum.yaml", F_OK) == 0 else {
      findings.append(
        Finding(
          .noProject,
          "there is no datum.yaml in the folder '\(root.split(separator: "/").last ?? "/")' or above it",
          at: nil
        )
        .helping("run datum init to make a project from a database, or change to the folder of one"))
      return Project(
        root: root, sources: sources, definitions: Definitions(), model: Model(), dialects: DialectLibrary(),
        findings: findings)
    }
    let projectFile = source("datum.yaml")
    let files = yamlFiles(under: "metrics").compactMap { source($0) }
    let definitions = readDefinitions(projectFile: projectFile, definitionFiles: files, in: sources)
    findings += definitions.findings
    let model = checkModel(
      definitions.value, revision: revision(of: ([projectFile].compactMap { $0 } + files)))
    findings += model.findings
    let dialectFiles = yamlFiles(under: "dialects").compactMap { path in
      source(path).map {
        (name: String(path.dropFirst("dialects/".count).prefix { $0 != "." }), source: $0)
      }
    }
    return Project(
      root: root, sources: sources, definitions: definitions.value, model: model.value,
      dialects: DialectLibrary(projectFiles: dialectFiles), findings: findings)
  }

  private mutating func source(_ path: String) -> SourceID? {
    guard let bytes = readBytes(of: "\(root)/\(path)") else {
      findings.append(
        Finding(.unreadable, "cannot read \(path): \(String(cString: strerror(errno)))", at: nil)
          .helping("check that it is a file that may be read"))
      return nil
    }
    guard bytes.count <= ProjectLoader.largestFile else {
      findings.append(
        Finding(.unreadable, "\(path) is larger than \(ProjectLoader.largestFile >> 20) MiB", at: nil)
          .helping("split it into several files"))
      return nil
    }
    return sources.add(SourceFile(name: path, bytes: bytes))
  }

  /// Paths relative to the root, sorted, so that the order of a folder means nothing.
  mutating func yamlFiles(under folder: String) -> [String] {
    guard access("\(root)/\(folder)", F_OK) == 0 else { return [] }
    guard let directory = opendir("\(root)/\(folder)") else {
      findings.append(
        Finding(.unreadable, "cannot read the folder \(folder): \(String(cString: strerror(errno)))", at: nil)
          .helping("check the permissions of the folder"))
      return []
    }
    defer { closedir(directory) }
    var files: [String] = []
    var folders: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let path = "\(folder)/\(name)"
      var information = stat()
      // A link that leads nowhere is told when it is read.
      if stat("\(root)/\(path)", &information) == 0, information.st_mode & S_IFMT == S_IFDIR {
        // A link to a folder above would never end.
        if entry.pointee.d_type == UInt8(DT_DIR) {
          folders.append(path)
        } else {
          findings.append(
            Finding(.unreadable, "\(path) is a link to a folder, which is not followed", at: nil)
              .helping("move the folder here, or copy its files"))
        }
      } else if name.lowercased().hasSuffix(".yaml") || name.lowercased().hasSuffix(".yml") {
        files.append(path)
      }
    }
    for folder in folders { files += yamlFiles(under: folder) }
    return files.sorted()
  }

  /// FNV-1a over all definition files.
  private func revision(of files: [SourceID]) -> String {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for file in files {
      sources[file].bytes.withUnsafeBufferPointer { bytes in
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
      }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

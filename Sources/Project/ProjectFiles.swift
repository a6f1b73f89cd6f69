import Diagnostics
import Engines
import Glibc

/// The files of a project, wherever they stand: paths from the root, and how each is read.
package struct ProjectFiles {
  package let root: String
  let hasProjectFile: Bool
  /// The YAML files under `metrics` and under `dialects`, sorted, so that the order of a folder means nothing.
  let definitions: [String]
  let dialects: [String]
  let findings: [Finding]
  /// The commit that they are of; nil for files on disk.
  let revision: String?
  private let content: (String) -> Result<[UInt8], Unreadable>

  struct Unreadable: Error {
    let finding: Finding
  }

  static let largestFile = 16 * 1024 * 1024

  /// Files on disk, as they stand now.
  package init(at root: String) {
    self.root = root
    revision = nil
    var findings: [Finding] = []
    hasProjectFile = access("\(root)/datum.yaml", F_OK) == 0
    definitions = yamlFiles(under: "metrics", of: root, &findings)
    dialects = yamlFiles(under: "dialects", of: root, &findings)
    self.findings = findings
    content = { path in
      guard let bytes = readBytes(of: "\(root)/\(path)") else {
        return .failure(
          Unreadable(
            finding: Finding(.unreadable, "cannot read \(path): \(String(cString: strerror(errno)))", at: nil)
              .helping("check that it is a file that may be read")))
      }
      return .success(bytes)
    }
  }

  /// Files in memory: those of a revision, or what a change would make of them.
  ///
  /// - Parameter contents: by path from the root of the project.
  package init(root: String, contents: [String: [UInt8]], revision: String? = nil) {
    self.root = root
    self.revision = revision
    let yaml = contents.keys.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
    hasProjectFile = contents["datum.yaml"] != nil
    definitions = yaml.filter { $0.hasPrefix("metrics/") }
    dialects = yaml.filter { $0.hasPrefix("dialects/") }
    findings = []
    content = { path in .success(contents[path] ?? []) }
  }

  static let codeOwnersPaths = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"]

  /// The first `CODEOWNERS` that there is, where code hosts look for it.
  var codeOwners: (path: String, bytes: [UInt8])? {
    for path in ProjectFiles.codeOwnersPaths {
      if case .success(let bytes) = content(path), !bytes.isEmpty { return (path, bytes) }
    }
    return nil
  }

  func read(_ path: String) -> Result<[UInt8], Unreadable> {
    content(path).flatMap { bytes in
      guard bytes.count > ProjectFiles.largestFile else { return .success(bytes) }
      return .failure(
        Unreadable(
          finding: Finding(
            .unreadable, "\(path) is larger than \(ProjectFiles.largestFile >> 20) MiB", at: nil
          )
          .helping("split it into several files")))
    }
  }
}

/// Paths relative to the root, sorted, so that the order of a folder means nothing.
func yamlFiles(under folder: String, of root: String, _ findings: inout [Finding]) -> [String] {
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
  for folder in folders { files += yamlFiles(under: folder, of: root, &findings) }
  return files.sorted()
}

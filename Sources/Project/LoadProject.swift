import Definitions
package import Diagnostics
import Dialects
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
  loadProject(from: ProjectFiles(at: absolutePath(root)), sources: extraSources)
}

/// Reads a project from files that stand on disk, in a revision, or in memory.
package func loadProject(from files: ProjectFiles, sources extraSources: SourceFiles = SourceFiles())
  -> Project
{
  var loader = ProjectLoader(files: files, sources: extraSources)
  return loader.load()
}

/// Reads a project again, after some of its files may have changed, or as it stood in another revision. What the change does not
/// reach is taken from `project`.
package func loadProject(from files: ProjectFiles, following project: Project) -> Project {
  var loader = ProjectLoader(files: files, sources: SourceFiles())
  return loader.load(following: project) ?? loadProject(from: files)
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
  var findings: [Finding] = []
  let files: [String] =
    ["datum.yaml"] + ProjectFiles.codeOwnersPaths + yamlFiles(under: "metrics", of: root, &findings)
    + yamlFiles(under: "dialects", of: root, &findings)
  return files.map { path in
    var information = stat()
    guard stat("\(root)/\(path)", &information) == 0 else { return path }
    // A file that another took the place of may have its size and its time.
    return
      "\(path) \(information.st_ino) \(information.st_size) \(information.st_mtim.tv_sec).\(information.st_mtim.tv_nsec) \(information.st_ctim.tv_sec).\(information.st_ctim.tv_nsec)"
  }.joined(separator: "\n") + findings.map(\.message).joined(separator: "\n")
}

private struct ProjectLoader {
  let files: ProjectFiles
  var sources: SourceFiles
  var findings: [Finding]

  init(files: ProjectFiles, sources: SourceFiles) {
    self.files = files
    self.sources = sources
    findings = files.findings
  }

  mutating func load() -> Project {
    let root = files.root
    guard files.hasProjectFile else {
      findings.append(
        Finding(
          .noProject,
          files.revision.map { "there is no datum.yaml in this folder at \($0)" }
            ?? "there is no datum.yaml in the folder '\(root.split(separator: "/").last ?? "/")' or above it",
          at: nil
        )
        .helping("run datum init to make a project from a database, or change to the folder of one"))
      return Project(
        root: root, sources: sources, definitions: Definitions(),
        checked: CheckedModel(Definitions(), revision: ""),
        dialects: DialectLibrary(), projectFile: nil, codeOwners: nil, definitionFiles: [], read: [],
        findings: findings)
    }
    let projectFile = source("datum.yaml")
    let definitionFiles = files.definitions.compactMap { source($0) }
    let read = readFiles(projectFile: projectFile, definitionFiles: definitionFiles, in: sources)
    let definitions = joined(read)
    findings += definitions.findings
    let checked = CheckedModel(
      definitions.value, revision: revision(of: [projectFile].compactMap(\.self) + definitionFiles))
    findings += checked.findings
    let dialectFiles = files.dialects.compactMap { path in
      source(path).map {
        (name: String(path.dropFirst("dialects/".count).prefix { $0 != "." }), source: $0)
      }
    }
    let codeOwners = files.codeOwners.map { sources.add(SourceFile(name: $0.path, bytes: $0.bytes)) }
    return Project(
      root: root, sources: sources, definitions: definitions.value, checked: checked,
      dialects: DialectLibrary(projectFiles: dialectFiles), projectFile: projectFile,
      codeOwners: codeOwners, definitionFiles: definitionFiles, read: read, findings: findings)
  }

  /// What the files say now, if they are those of `project`, in the same order; nil where one has come, gone, or cannot be read.
  mutating func load(following project: Project) -> Project? {
    guard files.hasProjectFile, let projectFile = project.projectFile,
      files.definitions.count == project.definitionFiles.count
    else { return nil }
    sources = project.sources
    var paths = ["datum.yaml"] + files.definitions + files.dialects
    var known = [projectFile] + project.definitionFiles + project.dialects.projectFiles.map(\.source)
    let codeOwners = files.codeOwners
    paths += [codeOwners?.path].compactMap(\.self)
    known += [project.codeOwners].compactMap(\.self)
    guard paths == known.map({ sources[$0].name }) else { return nil }
    var changed: Set<SourceID> = []
    for (path, source) in zip(paths, known) {
      guard case .success(let bytes) = files.read(path) else { return nil }
      if bytes != sources[source].bytes {
        sources.replace(source, with: SourceFile(name: path, bytes: bytes))
        changed.insert(source)
      }
    }
    return load(project, changed: changed)
  }

  private mutating func load(_ project: Project, changed: Set<SourceID>) -> Project {
    var changes: [FileChange] = []
    let read = project.read.map { before in
      guard changed.contains(before.source) else { return before }
      let after = FileDefinitions(of: before.source, isProjectFile: before.isProjectFile, in: sources)
      changes.append(FileChange(before: before, after: after))
      return after
    }
    let definitions = joined(read)
    findings += definitions.findings
    let checked = project.checked.following(
      definitions.value, revision: revision(of: read.map(\.source)), changes: changes)
    findings += checked.findings
    return Project(
      root: files.root, sources: sources, definitions: definitions.value, checked: checked,
      dialects: project.dialects, projectFile: project.projectFile, codeOwners: project.codeOwners,
      definitionFiles: project.definitionFiles, read: read, findings: findings)
  }

  private mutating func source(_ path: String) -> SourceID? {
    switch files.read(path) {
    case .success(let bytes): return sources.add(SourceFile(name: path, bytes: bytes))
    case .failure(let unreadable):
      findings.append(unreadable.finding)
      return nil
    }
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

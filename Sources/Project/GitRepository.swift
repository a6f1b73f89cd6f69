import Glibc

/// Revisions of a project, read from the objects of its repository: nothing is checked out.
package struct GitRepository {
  /// The folder of `datum.yaml`.
  private let root: String

  package init(at root: String) { self.root = root }

  package enum Failure: Error, Equatable {
    /// There is no program of that name, or no repository.
    case noRepository(String)
    case unknownRevision(String)
  }

  /// The commit that a name stands for.
  package func commit(_ revision: String) throws(Failure) -> String {
    guard let inside = run(["rev-parse", "--git-dir"]), inside.status == 0 else { throw .noRepository(root) }
    guard let found = run(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}"]),
      found.status == 0
    else { throw .unknownRevision(revision) }
    return text(found.output)
  }

  /// A commit that touched the definitions.
  package struct Commit: Sendable {
    package let id: String
    /// nil for the first of all.
    package let parent: String?
    package let author: String
    package let email: String
    package let secondsSince1970: Int
  }

  /// The commits that touched the definitions, the newest first; merges have changed nothing by themselves. Names and
  /// addresses are those of `.mailmap`.
  package func history(limit: Int) -> [Commit] {
    let format = "--format=%H%x09%P%x09%aN%x09%aE%x09%at"
    guard
      let found = run(["log", "--no-merges", "--max-count=\(limit)", format, "--", "datum.yaml", "metrics"]),
      found.status == 0
    else { return [] }
    return found.output.split(separator: 0x0A).compactMap { line in
      let parts = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard parts.count == 5 else { return nil }
      let parent = parts[1].split(separator: " ").first.map(String.init)
      return Commit(
        id: parts[0], parent: parent, author: parts[2], email: parts[3], secondsSince1970: Int(parts[4]) ?? 0)
    }
  }

  /// The way from the root of the repository to the project: `sub/`; empty where that is the root, or there is none.
  package var prefix: String {
    run(["rev-parse", "--show-prefix"]).map { $0.status == 0 ? text($0.output) : "" } ?? ""
  }

  /// Where two lines of work parted.
  package func mergeBase(_ one: String, _ other: String) -> String? {
    run(["merge-base", one, other]).flatMap { $0.status == 0 ? text($0.output) : nil }
  }

  /// The files of a project in a revision, as they were.
  package func files(at revision: String) throws(Failure) -> ProjectFiles {
    let commit = try commit(revision)
    // Paths are those below the folder that the project stands in.
    let listing = run(
      ["ls-tree", "-r", "-z", commit, "--", "datum.yaml", "metrics", "dialects"]
        + ProjectFiles.codeOwnersPaths)
    guard let listing, listing.status == 0 else { throw .unknownRevision(revision) }
    var paths: [String] = []
    var names: [String] = []
    for entry in listing.output.split(separator: 0) {
      let parts = entry.split(separator: 0x09, maxSplits: 1)
      guard parts.count == 2 else { continue }
      let words = parts[0].split(separator: 0x20)
      guard words.count == 3, words[1].elementsEqual("blob".utf8) else { continue }
      names.append(String(decoding: words[2], as: UTF8.self))
      paths.append(String(decoding: parts[1], as: UTF8.self))
    }
    let blobs = contents(of: names)
    return ProjectFiles(
      root: root, contents: Dictionary(uniqueKeysWithValues: zip(paths, blobs)), revision: revision)
  }

  /// `git cat-file --batch`: for each object a line with its size, its bytes, and a line end.
  private func contents(of names: [String]) -> [[UInt8]] {
    guard !names.isEmpty else { return [] }
    let input = Array(names.map { $0 + "\n" }.joined().utf8)
    guard let batch = run(["cat-file", "--batch"], input: input) else { return names.map { _ in [] } }
    var blobs: [[UInt8]] = []
    var rest = batch.output[...]
    while blobs.count < names.count, let end = rest.firstIndex(of: 0x0A) {
      let size =
        rest[..<end].split(separator: 0x20).last.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
      let start = rest.index(after: end)
      blobs.append(Array(rest[start..<min(start + size, rest.endIndex)]))
      rest = rest[min(start + size + 1, rest.endIndex)...]
    }
    return blobs
  }

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// Runs git in the folder of the project; nil where there is no such program.
  private func run(_ arguments: [String], input: [UInt8] = []) -> (status: Int32, output: [UInt8])? {
    // A file, not a pipe: the program may answer before it has read everything.
    guard let file = tmpfile() else { return nil }
    defer { fclose(file) }
    _ = input.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
    rewind(file)
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, fileno(file), STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    let words = ["git", "-C", root] + arguments
    var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child = pid_t()
    let started = posix_spawnp(&child, "git", &actions, nil, &pointers, environ)
    close(ends[1])
    defer { close(ends[0]) }
    guard started == 0 else { return nil }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(ends[0], &buffer, buffer.count)
      guard count > 0 else { break }
      output += buffer[..<count]
    }
    var status: Int32 = 0
    waitpid(child, &status, 0)
    return ((status >> 8) & 0xFF, output)
  }
}

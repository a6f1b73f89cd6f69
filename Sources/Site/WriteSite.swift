import Glibc

/// Why a site was not written.
package struct CannotWrite: Error {
  package let path: String
  package let reason: String
}

extension Site {
  /// Writes all pages into a folder that is made anew: what was there is replaced when everything is written, not before.
  ///
  /// - Returns: how many files there are.
  @discardableResult
  package func write(to folder: String) throws(CannotWrite) -> Int {
    let draft = "\(folder).new-\(getpid())"
    var folders: Set<String> = []
    do throws(CannotWrite) {
      try make(draft)
      for path in paths {
        guard let file = file(path) else { continue }
        if let slash = path.lastIndex(of: "/"), folders.insert(String(path[..<slash])).inserted {
          try make("\(draft)/\(path[..<slash])")
        }
        try write(file, to: "\(draft)/\(path)")
      }
      try replace(folder, with: draft)
    } catch {
      removeTree(draft)
      throw error
    }
    return paths.count
  }

  private func make(_ folder: String) throws(CannotWrite) {
    guard mkdir(folder, 0o755) == 0 else { throw failure(folder) }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(CannotWrite) {
    guard let file = fopen(path, "wb") else { throw failure(path) }
    let count = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, count == bytes.count else { throw failure(path) }
  }

  /// A folder that is there is only replaced where it is a site: it is somebody's else.
  private func replace(_ folder: String, with draft: String) throws(CannotWrite) {
    guard access(folder, F_OK) == 0 else {
      guard rename(draft, folder) == 0 else { throw failure(folder) }
      return
    }
    guard access("\(folder)/index.js", F_OK) == 0, access("\(folder)/assets/site.js", F_OK) == 0 else {
      throw CannotWrite(path: folder, reason: "it is there already, and is no site of datum")
    }
    let old = "\(folder).old-\(getpid())"
    guard rename(folder, old) == 0 else { throw failure(folder) }
    guard rename(draft, folder) == 0 else {
      _ = rename(old, folder)
      throw failure(folder)
    }
    removeTree(old)
  }

  private func failure(_ path: String) -> CannotWrite {
    CannotWrite(path: path, reason: String(cString: strerror(errno)))
  }
}

/// Removes a folder of our own and all that is in it.
private func removeTree(_ folder: String) {
  guard let directory = opendir(folder) else { return }
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name == "." || name == ".." { continue }
    if entry.pointee.d_type == UInt8(DT_DIR) {
      removeTree("\(folder)/\(name)")
    } else {
      unlink("\(folder)/\(name)")
    }
  }
  closedir(directory)
  rmdir(folder)
}

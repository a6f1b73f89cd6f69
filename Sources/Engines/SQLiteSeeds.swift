import CSQLite
import Glibc

/// Builds a SQLite database from CSV files, when there is none yet or a file has changed since.
///
/// The database is made beside the old one in one transaction and takes its place at the end, so that nobody ever
/// sees half of it.
package struct SQLiteSeeds {
  /// The database file; its folder must exist.
  package let path: String
  package let files: [(table: SeedTable, path: String)]

  package init(path: String, files: [(table: SeedTable, path: String)]) {
    self.path = path
    self.files = files
  }

  /// Whether the database is missing or older than what the files say.
  package func isOutdated() -> Bool {
    guard access(path, R_OK) == 0, let engine = try? SQLiteEngine(path: path) else { return true }
    let column = ResultColumn(name: "fingerprint", type: .text)
    let stored = try? engine.table(of: "SELECT fingerprint FROM datum_seeds", columns: [column])
    return stored?.rows.first?.first != .text(fingerprint())
  }

  /// - Parameter progress: called with each table before it is read.
  package func build(progress: (String) -> Void) throws(EngineError) {
    let temporary = "\(path).\(getpid()).new"
    unlink(temporary)
    var handle: OpaquePointer?
    guard sqlite3_open_v2(temporary, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK,
      let handle
    else {
      sqlite3_close_v2(handle)
      throw .cannotConnect("cannot write \(temporary)")
    }
    do throws(EngineError) {
      try execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN", handle)
      for (table, file) in files {
        progress(table.name)
        try load(table, from: file, handle)
      }
      try execute(
        "CREATE TABLE datum_seeds (fingerprint TEXT); INSERT INTO datum_seeds VALUES ('\(fingerprint())')",
        handle)
      try execute("COMMIT; ANALYZE", handle)
    } catch {
      sqlite3_close_v2(handle)
      unlink(temporary)
      throw error
    }
    sqlite3_close_v2(handle)
    guard rename(temporary, path) == 0 else {
      unlink(temporary)
      throw .cannotConnect("cannot write \(path)")
    }
  }

  private func load(_ table: SeedTable, from file: String, _ handle: OpaquePointer) throws(EngineError) {
    guard let bytes = readBytes(of: file) else {
      throw .badSeed(file: file, line: 1, reason: "the file cannot be read")
    }
    var records = try SeedRecords(table, file: file, bytes: bytes)
    let writer = try SQLiteTableWriter(table.name, columns: records.header, in: handle)
    while let values = try records.next() { try writer.add(values) }
    for (number, index) in table.indexes.enumerated() {
      let columns = index.map(quotedName).joined(separator: ", ")
      try execute(
        "CREATE INDEX \(quotedName("\(table.name)_\(number)")) ON \(quotedName(table.name)) (\(columns))",
        handle)
    }
  }

  private func execute(_ sql: String, _ handle: OpaquePointer) throws(EngineError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
      throw .statementFailed(String(cString: sqlite3_errmsg(handle)))
    }
  }

  /// Changes when a file changes its size or its time, when a table changes its columns, or when this code does.
  private func fingerprint() -> String {
    var hash: UInt64 = 14_695_981_039_346_656_037
    func mix(_ text: String) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
    }
    mix("layout 2")
    for (table, file) in files {
      var information = stat()
      _ = stat(file, &information)
      mix("\(file) \(information.st_size) \(information.st_mtim.tv_sec) \(information.st_mtim.tv_nsec)")
      for column in table.columns { mix("\(column.name) \(column.type.word)") }
      for index in table.indexes { mix(index.joined(separator: ",")) }
    }
    return String(hash, radix: 16)
  }
}

/// The content of a file; nil when it cannot be read.
package func readBytes(of path: String) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var information = stat()
  guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
    errno = EISDIR
    return nil
  }
  var bytes = [UInt8](repeating: 0, count: Int(information.st_size))
  var filled = 0
  while filled < bytes.count {
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + filled, $0.count - filled) }
    guard count > 0 else { break }
    filled += count
  }
  return filled == bytes.count ? bytes : Array(bytes.prefix(filled))
}

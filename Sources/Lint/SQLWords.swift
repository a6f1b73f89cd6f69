import Definitions
import Diagnostics
import Model

/// The words of the SQL of a source, where each stands. Texts and comments are none.
struct SQLWords {
  struct Word {
    let text: String
    let span: SourceSpan
  }

  private(set) var words: [Word] = []

  /// - Parameter scalar: the SQL as it is written.
  init(_ sql: Written<String>, in sources: SourceFiles) {
    let bytes = sources[sql.span.source].bytes
    var index = Int(sql.span.start)
    let end = min(Int(sql.span.end), bytes.count)
    // The sign of a block, and what else stands on its line, is no SQL.
    if index < end, bytes[index] == UInt8(ascii: "|") || bytes[index] == UInt8(ascii: ">") {
      while index < end, bytes[index] != 0x0A { index += 1 }
    } else if index < end, bytes[index] == UInt8(ascii: "\"") {
      index += 1
    }
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "'") {
        index += 1
        while index < end, bytes[index] != UInt8(ascii: "'") { index += 1 }
        index += 1
      } else if byte == UInt8(ascii: "-"), index + 1 < end, bytes[index + 1] == byte {
        while index < end, bytes[index] != 0x0A { index += 1 }
      } else if isLetter(byte) {
        let start = index
        while index < end, isLetter(bytes[index]) || isDigit(bytes[index]) { index += 1 }
        add(bytes, start, index, sql.span.source)
      } else if isDigit(byte) {
        let start = index
        while index < end, isDigit(bytes[index]) || bytes[index] == UInt8(ascii: ".") { index += 1 }
        add(bytes, start, index, sql.span.source)
      } else {
        if byte > 0x20 { add(bytes, index, index + 1, sql.span.source) }
        index += 1
      }
    }
  }

  private mutating func add(_ bytes: [UInt8], _ start: Int, _ end: Int, _ source: SourceID) {
    words.append(
      Word(
        text: String(decoding: bytes[start..<end], as: UTF8.self).lowercased(),
        span: SourceSpan(source, start, end)))
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")) || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}

extension LintedProject {
  /// The entities whose rows come from SQL, with its words.
  var sqlSources: [(entity: EntityDefinition, words: [SQLWords.Word], sql: Written<String>)] {
    definitions.entities.compactMap { entity in
      guard case .sql(let sql) = entity.source else { return nil }
      return (entity, SQLWords(sql, in: sources).words, sql)
    }
  }

  func subject(_ entity: EntityDefinition) -> LintFinding.Subject {
    .init(
      .entity, entity.name.value, tier: entity.about.tier,
      owner: entity.about.owner?.value ?? model.people.defaultOwner?.value)
  }
}

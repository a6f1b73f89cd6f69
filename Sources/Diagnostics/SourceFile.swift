/// A text that findings point into: a file, or what was given on the command line or in a request.
package struct SourceFile: Sendable {
  /// Shown in findings: a path relative to the project, or a name such as `--where`.
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  package init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }

  /// The line (1 is the first) and the column (1 is the first, in characters as Unicode scalars) of a byte offset.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    let end = min(max(offset, 0), bytes.count)
    var line = 1
    // A byte order mark is no character of the text.
    var lineStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) && end >= 3 ? 3 : 0
    for index in 0..<end where isLineEnd(index) {
      line += 1
      lineStart = index + 1
    }
    let scalars = bytes[lineStart..<end].count { $0 & 0xC0 != 0x80 }
    return (line, scalars + 1)
  }

  /// A line feed, or a carriage return by itself.
  private func isLineEnd(_ index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "\n")
      || (bytes[index] == UInt8(ascii: "\r")
        && (index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n")))
  }

  /// The bytes of a line without its end, and the offset at which it starts.
  package func line(around offset: Int) -> (text: ArraySlice<UInt8>, start: Int) {
    var start = min(max(offset, 0), bytes.count)
    while start > 0, !isLineEnd(start - 1) { start -= 1 }
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
    return (bytes[start..<end], start)
  }
}

/// All texts of one run, in the order in which they were read.
package struct SourceFiles: Sendable {
  /// Those of a project that is loaded: questions come and go beside them.
  private var loaded: [SourceFile] = []
  private var added: [SourceFile] = []

  package init() {}

  package mutating func add(_ file: SourceFile) -> SourceID {
    added.append(file)
    return SourceID(number: Int32(loaded.count + added.count - 1))
  }

  /// Another text in the place of one; places in the one before mean nothing any more.
  package mutating func replace(_ id: SourceID, with file: SourceFile) {
    let index = Int(id.number)
    if index < loaded.count { loaded[index] = file } else { added[index - loaded.count] = file }
  }

  package var count: Int { loaded.count + added.count }

  /// Makes copies cheap to add to: what is here so far is shared by them.
  package mutating func settle() {
    loaded += added
    added = []
  }

  package subscript(id: SourceID) -> SourceFile {
    let index = Int(id.number)
    return index < loaded.count ? loaded[index] : added[index - loaded.count]
  }

  /// The bytes of a span, as they are written; of a span in a text that was replaced, what is there of it.
  package subscript(span: SourceSpan) -> ArraySlice<UInt8> {
    let bytes = self[span.source].bytes
    let end = min(Int(span.end), bytes.count)
    return bytes[min(Int(span.start), end)..<end]
  }

  /// The text of a span, as it is written.
  package func text(of span: SourceSpan) -> String { String(decoding: self[span], as: UTF8.self) }
}

/// Which text of `SourceFiles`.
package struct SourceID: Sendable, Hashable {
  package let number: Int32
  package init(number: Int32) { self.number = number }
}

/// A stretch of bytes in a source, end exclusive.
///
/// Spans take no part in equality: two trees that say the same are equal wherever they stand.
package struct SourceSpan: Sendable, Hashable {
  package let source: SourceID
  package let start: Int32
  package let end: Int32

  package init(_ source: SourceID, _ start: Int, _ end: Int) {
    self.source = source
    self.start = Int32(start)
    self.end = Int32(end)
  }

  /// From the start of this span to the end of `other`.
  package func joined(with other: SourceSpan) -> SourceSpan {
    SourceSpan(source, Int(min(start, other.start)), Int(max(end, other.end)))
  }

  package static func == (left: SourceSpan, right: SourceSpan) -> Bool { true }
  package func hash(into hasher: inout Hasher) {}
}

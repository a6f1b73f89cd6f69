package import Diagnostics

/// The files as they are when findings are mended.
package struct FixedFiles {
  /// By path; only files that change.
  package private(set) var contents: [String: [UInt8]] = [:]
  /// What was done, in the order of files.
  package private(set) var done: [(title: String, finding: LintFinding)] = []

  /// - Parameter withUnsafe: whether numbers may change.
  package init(of findings: [LintFinding], in sources: SourceFiles, withUnsafe: Bool) {
    var edits: [(edit: TextEdit, fix: Int)] = []
    for finding in findings {
      guard let fix = finding.fixes.first(where: { $0.isSafe || withUnsafe }) else { continue }
      // What overlaps waits for the next round.
      guard !fix.edits.contains(where: { edit in edits.contains { $0.edit.overlaps(edit) } }) else {
        continue
      }
      edits += fix.edits.map { ($0, done.count) }
      done.append((fix.title, finding))
    }
    var byFile: [SourceID: [TextEdit]] = [:]
    for (edit, _) in edits { byFile[edit.span.source, default: []].append(edit) }
    for (source, edits) in byFile {
      var bytes = sources[source].bytes
      for edit in edits.sorted(by: { $0.span.start > $1.span.start }) {
        var start = Int(edit.span.start)
        let end = Int(edit.span.end)
        // With a comment that goes the blanks before it go, and the line where nothing else is on it.
        if edit.replacement.isEmpty, bytes[start] == UInt8(ascii: "#") {
          while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
          let isWholeLine = start == 0 || bytes[start - 1] == 0x0A
          bytes.removeSubrange(start..<(isWholeLine && end < bytes.count ? end + 1 : end))
        } else if edit.replacement.isEmpty, start > 0, end < bytes.count,
          bytes[start - 1] == UInt8(ascii: " "),
          bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: ",")
        {
          // A word that goes takes the blank or the comma behind it along.
          bytes.removeSubrange(start..<(end + 1))
        } else {
          bytes.replaceSubrange(start..<end, with: Array(edit.replacement.utf8))
        }
      }
      contents[sources[source].name] = bytes
    }
  }
}

extension TextEdit {
  fileprivate func overlaps(_ other: TextEdit) -> Bool {
    span.source == other.span.source && span.start < other.span.end && other.span.start < span.end
  }
}

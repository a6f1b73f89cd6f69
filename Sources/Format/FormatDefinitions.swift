package import Definitions
package import Diagnostics
import YAMLTree

/// A definition file as everybody writes it: expressions with the same blanks and small letters, no blanks at the ends of
/// lines, at most one empty line in a row, one line end at the end of the file. Comments and the order of keys stay.
///
/// - Parameter expressions: the expressions of the file, as YAML has them.
/// - Returns: the bytes as they were where the file cannot be read.
package func formatDefinitions(_ file: SourceID, expressions: [YAMLScalarPlace], in sources: SourceFiles)
  -> [UInt8]
{
  var bytes = sources[file].bytes
  let tree = readYAML(file, in: sources)
  guard !tree.findings.hasErrors else { return bytes }
  for place in expressions.filter({ $0.span.source == file }).sorted(by: { $0.span.start > $1.span.start }) {
    let range = Int(place.span.start)..<Int(place.span.end)
    if let written = formatted(place, String(decoding: bytes[range], as: UTF8.self)) {
      bytes.replaceSubrange(range, with: Array(written.utf8))
    }
  }
  return withEvenLines(bytes, keeping: heldLines(of: file, expressions, sources))
}

/// The scalar with its expression formatted; nil where it stays as it is.
private func formatted(_ place: YAMLScalarPlace, _ raw: String) -> String? {
  // Over several lines people have laid it out by hand.
  guard !raw.contains("\n"), let text = formatExpression(place.text), text != place.text else { return nil }
  switch place.quote {
  case "'": return "'" + text.replacing("'", with: "''") + "'"
  case "\"": return raw.contains("\\") || text.contains("\"") || text.contains("\\") ? nil : "\"\(text)\""
  default:
    // What is plain must stay so.
    let isRisky = text.contains(": ") || text.contains(" #") || text.hasSuffix(":")
    return isRisky && !(place.text.contains(": ") || place.text.contains(" #")) ? nil : text
  }
}

/// The lines that belong to a text over several lines, as they are after the expressions were formatted: as many as before.
private func heldLines(of file: SourceID, _ expressions: [YAMLScalarPlace], _ sources: SourceFiles) -> Set<
  Int
> {
  let positions = SourcePositions(sources)
  var held: Set<Int> = []
  func visit(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let scalar):
      let first = positions.start(of: scalar.span).line, last = positions.end(of: scalar.span).line
      if first < last { held.formUnion(first...last) }
    case .sequence(let items): for item in items { visit(item) }
    case .mapping(let pairs): for pair in pairs { visit(pair.value) }
    case .missing: break
    }
  }
  visit(readYAML(file, in: sources).value)
  return held
}

private func withEvenLines(_ bytes: [UInt8], keeping held: Set<Int>) -> [UInt8] {
  var lines: [ArraySlice<UInt8>] = []
  for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
    var line = line
    if line.last == 0x0D { line.removeLast() }
    if !held.contains(index + 1) {
      while line.last == 0x20 || line.last == 0x09 { line.removeLast() }
      if line.isEmpty, lines.last.map(\.isEmpty) ?? true { continue }
    }
    lines.append(line)
  }
  while let last = lines.last, last.isEmpty { lines.removeLast() }
  return lines.isEmpty ? [] : Array(lines.joined(separator: [0x0A])) + [0x0A]
}

/// Prints findings for people: message, place with the line and carets, notes and ways out.
package struct TextReport: Sendable {
  /// Escape sequences for a terminal; off when the output is a file or `NO_COLOR` is set.
  package var colored: Bool

  package init(colored: Bool = false) { self.colored = colored }

  package func text(of findings: [Finding], in sources: SourceFiles) -> String {
    findings.map { text(of: $0, in: sources) }.joined(separator: "\n")
  }

  package func text(of finding: Finding, in sources: SourceFiles) -> String {
    var lines: [String] = []
    let severity = finding.severity == .information ? "info" : finding.severity.rawValue
    lines.append(
      styled("\(severity)[\(finding.code.rawValue)]", .severity(finding.severity))
        + styled(": \(finding.message)", .strong))
    if let place = finding.place {
      lines += placeLines(place, finding, in: sources)
    }
    for note in finding.notes { lines.append("  note: \(note)") }
    for help in finding.helps { lines.append("  help: \(help)") }
    return TextReport.printable(lines.joined(separator: "\n"), keepingEscapes: colored) + "\n"
  }

  /// Control characters of a source must not reach the terminal: they are shown as their pictures.
  private static func printable(_ text: String, keepingEscapes: Bool) -> String {
    let isHarmful = { (scalar: Unicode.Scalar) -> Bool in
      switch scalar.value {
      case 0x0A, 0x09: false
      case 0x1B: !keepingEscapes
      // Control characters, and marks that change the direction of writing.
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    guard text.unicodeScalars.contains(where: isHarmful) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(
        !isHarmful(scalar) ? scalar : scalar.value < 0x20 ? Unicode.Scalar(0x2400 + scalar.value) ?? " " : "�"
      )
    }
    return String(result)
  }

  private func placeLines(_ place: SourceSpan, _ finding: Finding, in sources: SourceFiles) -> [String] {
    let file = sources[place.source]
    let (line, column) = file.position(of: Int(place.start))
    var marks = [(span: place, text: finding.placeLabel ?? "", sign: "^")]
    marks += finding.labels.map { ($0.span, $0.text, "-") }
    // Marks in the same source, by line; those elsewhere get a place of their own.
    var byLine: [(line: Int, marks: [(span: SourceSpan, text: String, sign: String)])] = []
    var elsewhere: [(span: SourceSpan, text: String)] = []
    for mark in marks {
      guard mark.span.source == place.source else {
        elsewhere.append((mark.span, mark.text))
        continue
      }
      let number = file.position(of: Int(mark.span.start)).line
      if let index = byLine.firstIndex(where: { $0.line == number }) {
        byLine[index].marks.append(mark)
      } else {
        byLine.append((number, [mark]))
      }
    }
    byLine.sort { $0.line < $1.line }
    let gutter = String(byLine.last!.line).count
    let margin = String(repeating: " ", count: gutter)
    var lines = ["\(margin)\(styled("-->", .faint)) \(file.name):\(line):\(column)"]
    lines.append("\(margin) \(styled("|", .faint))")
    for entry in byLine {
      let (whole, lineStart) = file.line(around: Int(entry.marks[0].span.start))
      let (text, start) = TextReport.window(
        of: whole, from: lineStart, around: Int(entry.marks[0].span.start))
      let number = String(repeating: " ", count: gutter - String(entry.line).count) + String(entry.line)
      lines.append("\(styled("\(number) |", .faint)) \(String(decoding: text, as: UTF8.self))")
      for mark in entry.marks.sorted(by: { $0.span.start > $1.span.start }) {
        let from = min(max(Int(mark.span.start) - start, 0), text.count)
        let to = min(max(Int(mark.span.end) - start, from), text.count)
        let before = String(decoding: text.prefix(from), as: UTF8.self)
        let marked = String(decoding: text.dropFirst(from).prefix(to - from), as: UTF8.self)
        let pad = before.map { $0 == "\t" ? "\t" : String(repeating: " ", count: displayWidth(String($0))) }
          .joined()
        let carets = String(repeating: mark.sign, count: max(1, displayWidth(marked)))
        let style: Style = mark.sign == "^" ? .severity(finding.severity) : .faint
        let label = mark.text.isEmpty ? "" : " " + mark.text
        lines.append("\(margin) \(styled("|", .faint)) \(pad)\(styled(carets + label, style))")
      }
    }
    for mark in elsewhere {
      let other = sources[mark.span.source]
      let (line, column) = other.position(of: Int(mark.span.start))
      lines.append("\(margin)\(styled(":::", .faint)) \(other.name):\(line):\(column): \(mark.text)")
    }
    return lines
  }

  /// A long line is cut to what stands around the mark.
  private static func window(
    of line: ArraySlice<UInt8>, from lineStart: Int, around offset: Int
  ) -> (text: ArraySlice<UInt8>, start: Int) {
    let limit = 200
    guard line.count > limit else { return (line, lineStart) }
    var first = line.startIndex + max(0, min(offset - lineStart - 60, line.count - limit))
    var last = min(first + limit, line.endIndex)
    // Characters stay whole.
    while first < line.endIndex, line[first] & 0xC0 == 0x80 { first += 1 }
    while last < line.endIndex, line[last] & 0xC0 == 0x80 { last += 1 }
    return (line[first..<last], lineStart + first - line.startIndex)
  }

  private enum Style {
    case severity(Finding.Severity), strong, faint

    var sequence: String {
      switch self {
      case .severity(.error): "\u{1B}[1;31m"
      case .severity(.warning): "\u{1B}[1;33m"
      case .severity(.information): "\u{1B}[1;36m"
      case .strong: "\u{1B}[1m"
      case .faint: "\u{1B}[34m"
      }
    }
  }

  private func styled(_ text: String, _ style: Style) -> String {
    colored ? style.sequence + text + "\u{1B}[0m" : text
  }
}

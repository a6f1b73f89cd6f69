/// Prints findings for programs: one JSON object a line, or annotations that a code host shows beside the line.
package enum MachineReport {
  /// `{"code":"M001","severity":"error","message":"…","file":"…","line":3,"column":7,…}`; lines and columns from 1.
  package static func jsonLine(of finding: Finding, in sources: SourceFiles) -> String {
    var fields = [
      "\"code\":\(jsonText(finding.code.rawValue))", "\"severity\":\(jsonText(finding.severity.rawValue))",
      "\"message\":\(jsonText(finding.message))",
    ]
    if let place = finding.place {
      let file = sources[place.source]
      let start = file.position(of: Int(place.start))
      let end = file.position(of: Int(place.end))
      fields.append("\"file\":\(jsonText(file.name))")
      fields.append("\"line\":\(start.line),\"column\":\(start.column)")
      fields.append("\"end_line\":\(end.line),\"end_column\":\(end.column)")
    }
    let labels = finding.labels.map { label -> String in
      let file = sources[label.span.source]
      let start = file.position(of: Int(label.span.start))
      return
        "{\"text\":\(jsonText(label.text)),\"file\":\(jsonText(file.name)),\"line\":\(start.line),\"column\":\(start.column)}"
    }
    fields.append("\"labels\":[\(labels.joined(separator: ","))]")
    fields.append("\"notes\":[\(finding.notes.map(jsonText).joined(separator: ","))]")
    fields.append("\"help\":[\(finding.helps.map(jsonText).joined(separator: ","))]")
    return "{\(fields.joined(separator: ","))}"
  }

  /// A workflow command of GitHub Actions: `::error file=…,line=…,col=…,title=…::message`.
  package static func githubAnnotation(of finding: Finding, in sources: SourceFiles) -> String {
    let level = finding.severity == .information ? "notice" : finding.severity.rawValue
    var place = ""
    if let span = finding.place {
      let file = sources[span.source]
      let (line, column) = file.position(of: Int(span.start))
      place = "file=\(escaped(file.name, property: true)),line=\(line),col=\(column),"
    }
    let text = ([finding.message] + finding.helps.map { "help: \($0)" }).joined(separator: "\n")
    return "::\(level) \(place)title=\(finding.code.rawValue)::\(escaped(text, property: false))"
  }

  package static func escaped(_ text: String, property: Bool) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where property: result += "%3A"
      case "," where property: result += "%2C"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}

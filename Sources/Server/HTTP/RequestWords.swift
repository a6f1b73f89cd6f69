/// Ways out, in the words of whoever asks over HTTP: findings name options of the command line.
enum RequestWords {
  /// `group by --by month` as `group by "by": "month"`.
  static func of(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "--") {
      result += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      let option = rest.prefix { $0.isLetter || $0 == "-" }
      guard !option.isEmpty else {
        result += "--"
        continue
      }
      rest = rest.dropFirst(option.count)
      let key = "\"\(option.replacing("-", with: "_"))\""
      guard rest.first == " ", let (value, behind) = value(rest.dropFirst()) else {
        result += key
        continue
      }
      rest = behind
      result += "\(key): \(json(value, of: option))"
    }
    return question(in: result + rest)
  }

  /// What stands behind an option: a word, or what is in quotes.
  private static func value(_ text: Substring) -> (value: Substring, rest: Substring)? {
    guard let first = text.first else { return nil }
    if first == "'" || first == "\"" {
      let inner = text.dropFirst()
      guard let end = inner.firstIndex(of: first) else { return nil }
      return (inner[..<end], inner[inner.index(after: end)...])
    }
    let word = text.prefix { $0 != " " && $0 != "," && $0 != ":" && $0 != ";" }
    // Words of a sentence go on behind an option: "--bridge with the metric".
    guard !word.isEmpty, !["with", "and", "or", "to", "where", "in", "by"].contains(word) else { return nil }
    return (word, text.dropFirst(word.count))
  }

  /// `country=…` of `--with` as `{"country": …}`.
  private static func json(_ value: Substring, of option: Substring) -> String {
    if option == "with" || option == "claim", let equals = value.firstIndex(of: "=") {
      let text = value[value.index(after: equals)...]
      return "{\"\(value[..<equals])\": \(text == "…" ? "…" : "\"\(text)\"")}"
    }
    return "\"\(value)\""
  }

  /// `datum query gmv "by": "month"` as `{"metrics": ["gmv"], "by": "month"}`.
  private static func question(in text: String) -> String {
    for command in ["datum query ", "datum compile "] {
      guard let start = text.firstRange(of: command) else { continue }
      let rest = text[start.upperBound...]
      let metric = rest.prefix { $0.isLetter || $0 == "_" || $0.isNumber }
      guard !metric.isEmpty else { continue }
      let behind = rest.dropFirst(metric.count)
      let keys = behind.isEmpty ? "" : ",\(behind)"
      return text[..<start.lowerBound] + "{\"metrics\": [\"\(metric)\"]\(keys)}"
    }
    return text
  }
}

package import Diagnostics

/// A `CODEOWNERS` file as GitHub reads it: of all lines that match a path the last one wins, as a whole.
///
/// Patterns are those of `.gitignore` without `!`, `[ ]` and escaped signs of number.
/// - SeeAlso: https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
package struct CodeOwners: Sendable {
  package struct Line: Sendable {
    package let pattern: String
    package let owners: [String]
    package let span: SourceSpan
    private let parts: [Substring]
    private let isAnchored: Bool
    private let isFolder: Bool

    init(pattern: String, owners: [String], span: SourceSpan) {
      self.pattern = pattern
      self.owners = owners
      self.span = span
      isFolder = pattern.hasSuffix("/")
      let body = pattern.drop { $0 == "/" }
      let trimmed = body.hasSuffix("/") ? body.dropLast() : body
      // A slash at the start or inside ties it to the root.
      isAnchored = pattern.hasPrefix("/") || trimmed.contains("/")
      parts = trimmed.split(separator: "/", omittingEmptySubsequences: false)
    }

    /// Whether it can only be about definitions.
    package var isAboutDefinitions: Bool { pattern.hasPrefix("/metrics/") || pattern.hasPrefix("metrics/") }

    package func matches(_ path: String) -> Bool {
      let names = path.split(separator: "/")
      guard isAnchored else {
        return names.indices.contains { index in
          matchesName(names[index], parts[0]) && (!isFolder || index < names.count - 1)
        }
      }
      return matches(names[...], parts[...])
    }

    private func matches(_ names: ArraySlice<Substring>, _ parts: ArraySlice<Substring>) -> Bool {
      guard let part = parts.first else {
        // A folder holds what is below it; "metrics/*" is one level, unlike in `.gitignore`.
        return names.isEmpty || isFolder || self.parts.last?.contains("*") != true
      }
      if part == "**" {
        let rest = parts.dropFirst()
        if rest.isEmpty { return !names.isEmpty }
        return (names.startIndex...names.endIndex).contains { matches(names[$0...], rest) }
      }
      guard let name = names.first, matchesName(name, part) else { return false }
      if parts.count == 1, isFolder, names.count == 1 { return false }
      return matches(names.dropFirst(), parts.dropFirst())
    }

    /// `*` is any text, `?` one character.
    private func matchesName(_ name: Substring, _ pattern: Substring) -> Bool {
      guard let first = pattern.first else { return name.isEmpty }
      switch first {
      case "*":
        var rest = name
        while true {
          if matchesName(rest, pattern.dropFirst()) { return true }
          if rest.isEmpty { return false }
          rest.removeFirst()
        }
      case "?": return !name.isEmpty && matchesName(name.dropFirst(), pattern.dropFirst())
      default: return name.first == first && matchesName(name.dropFirst(), pattern.dropFirst())
      }
    }
  }

  package let lines: [Line]

  package init(_ file: SourceID, in sources: SourceFiles) {
    var lines: [Line] = []
    var start = 0
    for line in sources[file].bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      defer { start += line.count + 1 }
      let words = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init)
      guard let pattern = words.first, !pattern.hasPrefix("#") else { continue }
      lines.append(
        Line(
          pattern: pattern, owners: Array(words.dropFirst().prefix { !$0.hasPrefix("#") }),
          span: SourceSpan(file, start, start + line.count)))
    }
    self.lines = lines
  }

  /// The line that holds for a path.
  package func winning(for path: String) -> Line? { lines.last { $0.matches(path) } }
}

/// `@acme/finance` and `finance@example.com` are the owner finance.
package func codeOwnerName(_ handle: String) -> String {
  if handle.hasPrefix("@") { return String(handle.split(separator: "/").last?.drop { $0 == "@" } ?? "") }
  return String(handle.prefix { $0 != "@" })
}

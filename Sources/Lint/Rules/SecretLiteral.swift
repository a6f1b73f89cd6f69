import Definitions
import Diagnostics
import Model

extension LintRule {
  static let secretLiteral = LintRule(
    .secretLiteral, "secret-literal", .error,
    summary: "a text that looks like a password or a key",
    why: """
      What stands in a repository is read by everybody who ever had it. Put it into the environment: "${NAME}" in a connection.
      """,
    bad: """
      # file: datum.yaml
      name: shop
      connections:
        warehouse: {engine: postgres, url: "postgres://reader:hunter22@db.example.com/shop"}
      """,
    good: """
      # file: datum.yaml
      name: shop
      connections:
        warehouse: {engine: postgres, url: "${SHOP_URL}"}
      """
  ) { project in
    project.secrets.map { span in
      let finding = Finding(.secretLiteral, "this looks like a secret", at: span)
        .helping("put it into the environment, and write ${NAME} here")
      return LintFinding(finding, of: .init(.file, project.sources[span.source].name))
    }
  }
}

extension LintedProject {
  fileprivate var secrets: [SourceSpan] {
    files.flatMap { file -> [SourceSpan] in
      let bytes = sources[file].bytes
      return passwords(in: bytes, file) + keys(in: bytes, file)
    }
  }

  /// The password of an address: `://user:password@host`.
  private func passwords(in bytes: [UInt8], _ file: SourceID) -> [SourceSpan] {
    var spans: [SourceSpan] = []
    var index = 0
    while let found = bytes.firstOffset(of: "://", from: index) {
      index = found + 3
      var colon: Int?
      var end = index
      scan: while end < bytes.count {
        switch bytes[end] {
        case UInt8(ascii: ":"): colon = colon ?? end
        case UInt8(ascii: "@"):
          if let colon, end > colon + 1, bytes[colon + 1] != UInt8(ascii: "$") {
            spans.append(SourceSpan(file, colon + 1, end))
          }
          break scan
        case UInt8(ascii: "/"), UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "'"), 0x0A: break scan
        default: break
        }
        end += 1
      }
    }
    return spans
  }

  /// What begins as the keys of well-known services do.
  private func keys(in bytes: [UInt8], _ file: SourceID) -> [SourceSpan] {
    let signs: [StaticString] = ["AKIA", "ghp_", "glpat-", "sk_live_", "xoxb-", "-----BEGIN "]
    return signs.flatMap { sign -> [SourceSpan] in
      var spans: [SourceSpan] = []
      var index = 0
      while let found = bytes.firstOffset(of: sign, from: index) {
        var end = found + sign.utf8CodeUnitCount
        while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "\""),
          bytes[end] != UInt8(ascii: "'")
        {
          end += 1
        }
        // A key is long, and a word that begins so is not.
        if end - found >= 16 { spans.append(SourceSpan(file, found, end)) }
        index = end
      }
      return spans
    }
  }
}

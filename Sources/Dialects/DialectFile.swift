import Diagnostics
import SQL
import YAMLTree

/// One dialect file as a flat list: `dates.trunc.month` and what it says.
struct DialectFile {
  struct Entry {
    let key: String
    let node: YAMLNode
    let keySpan: SourceSpan

    /// nil for `null`, lists and mappings.
    var scalar: YAMLScalar? {
      guard case .scalar(let scalar) = node.content, !scalar.isNull else { return nil }
      return scalar
    }
  }

  var extends: (value: String, span: SourceSpan)?
  var entries: [Entry] = []
}

/// Keys whose value is a mapping that is not looked into.
private let opaqueKeys: Set<String> = ["versions", "session"]

private let plainKeys = [
  "schema", "name", "title", "extends", "versions", "executes", "session", "identifiers.quote",
  "identifiers.fold", "identifiers.physical", "identifiers.max_bytes", "identifiers.reserved_extra",
  "identifiers.output", "literals.string.escape", "literals.string.backslash_escapes",
  "literals.boolean.true", "literals.boolean.false", "literals.date", "literals.timestamp",
  "literals.decimal", "limits.decimal_precision", "aggregates.conditional", "clauses.nulls_order",
  "clauses.group_by", "clauses.materialized_hint", "clauses.limit", "clauses.column_alias",
  "clauses.rows_in", "clauses.recursive_columns", "clauses.settings", "strategies.decimals",
  "strategies.numbers", "strategies.sorted_aggregates", "strategies.percentile",
  "strategies.alternatives", "strategies.groups", "strategies.zones",
]

let dialectKeys: [String] = plainKeys + SQLType.keys.map { "types.\($0)" } + Form.allCases.map(\.rawValue)

private let dialectKeySet = Set(dialectKeys)

func readDialectFile(_ source: SourceID, in sources: SourceFiles) -> Diagnosed<DialectFile> {
  let tree = readYAML(source, in: sources)
  var file = DialectFile()
  var findings = tree.findings
  func flatten(_ node: YAMLNode, _ prefix: String) {
    guard case .mapping(let pairs) = node.content else { return }
    for pair in pairs {
      let key = prefix.isEmpty ? pair.key.text : "\(prefix).\(pair.key.text)"
      if case .mapping = pair.value.content, !opaqueKeys.contains(key) {
        flatten(pair.value, key)
      } else if dialectKeySet.contains(key) {
        file.entries.append(.init(key: key, node: pair.value, keySpan: pair.key.span))
      } else {
        findings.append(DialectProblem.unknownKey(key, pair.key.span, candidates: dialectKeys).finding)
      }
    }
  }
  flatten(tree.value, "")
  if let entry = file.entries.first(where: { $0.key == "extends" }) {
    if let scalar = entry.scalar {
      file.extends = (scalar.text, scalar.span)
    } else {
      findings.append(
        DialectProblem.badValue(key: "extends", entry.node.span, expected: "the name of one dialect").finding)
    }
  }
  return Diagnosed(file, findings: findings)
}

import Definitions
import Diagnostics
import Model

extension LintRule {
  static let deadLink = LintRule(
    .deadLink, "dead-link", .warning,
    summary: "a link to a file that does not exist",
    why: """
      A link in a description leads to the file it names, from the root of the project. Links to other machines are not followed.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics:
        orders: {expr: count(), description: "Orders placed, see [the contract](docs/contracts/orders.md)."}
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics:
        orders: {expr: count(), description: "Orders placed, see [the contract](https://example.com/orders)."}
      """
  ) { project in
    project.model.metrics.flatMap { metric -> [LintFinding] in
      guard let description = metric.about.description else { return [] }
      return links(in: description.value).filter {
        !$0.contains("://") && !$0.hasPrefix("mailto:") && !project.fileExists($0)
      }.map { link in
        let finding = project.finding(
          .deadLink, "'\(link)' in the description of '\(metric.name)' does not exist", of: metric,
          at: description.span
        ).helping("name a file from the root of the project, or a whole address")
        return project.about(metric, finding)
      }
    }
  }
}

/// The targets of `[text](target)`, without what stands behind a sign of number.
private func links(in text: String) -> [String] {
  // Most have none.
  guard Array(text.utf8).firstOffset(of: "](", from: 0) != nil else { return [] }
  var links: [String] = []
  var rest = text[...]
  while let range = rest.firstRange(of: "](") {
    rest = rest[range.upperBound...]
    guard let end = rest.firstIndex(of: ")") else { break }
    let link = rest[..<end].prefix { $0 != "#" }
    if !link.isEmpty { links.append(String(link)) }
  }
  return links
}

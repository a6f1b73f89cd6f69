import Definitions
import Diagnostics
import Model
import Values

extension LintRule {
  static let percentScale = LintRule(
    .percentScale, "percent-scale", .warning, fix: .unsafe,
    summary: "a share that is multiplied by a hundred and shown in percent",
    why: """
      Shares are parts of one here, and a format in percent multiplies by a hundred: together they show 4,200 % for 42 %. The fix takes out the
      factor, which changes the number.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        status: text
      metrics:
        orders: count()
        paid: {expr: "count(where status = 'paid')"}
        paid_share: {expr: 100 * paid / orders, format: percent}
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        status: text
      metrics:
        orders: count()
        paid: {expr: "count(where status = 'paid')"}
        paid_share: {expr: paid / orders, format: percent}
      """
  ) { metric, project -> LintFinding? in
    guard let format = metric.about.format, format.value.contains("percent") || format.value.contains("%")
    else { return nil }
    var factor: (whole: SourceSpan, edit: TextEdit)?
    // Only a factor of the whole: in a sum it would be one of a part.
    func visit(_ expression: Expression) {
      guard case .binary(let operation, let left, let right, let span) = expression,
        operation == .multiply || operation == .divide, factor == nil
      else { return }
      if operation == .multiply {
        if left.isHundred { factor = (span, TextEdit(left.span.until(right.span), "")) }
        if right.isHundred { factor = (span, TextEdit(left.span.behind(right.span), "")) }
      }
      visit(left)
    }
    visit(metric.definition.expression)
    guard let factor else { return nil }
    let finding = project.finding(
      .percentScale, "'\(metric.name)' is multiplied by 100 and shown in percent", of: metric,
      at: factor.whole
    ).labelled("multiplies too", at: format.span).helping("leave out the factor: a share is a part of one")
    return project.about(
      metric, finding, fixes: [.init("leave out the factor", [factor.edit], isSafe: false)])
  }
}

extension Expression {
  fileprivate var isHundred: Bool {
    switch self {
    case .literal(.integer(100), _): true
    case .literal(.decimal(let value), _): value.trimmed(to: 0) == .init(100)
    default: false
    }
  }
}

extension SourceSpan {
  /// From its start to where another begins.
  fileprivate func until(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(source, Int(start), Int(other.start))
  }

  /// From its end to where another ends.
  fileprivate func behind(_ other: SourceSpan) -> SourceSpan { SourceSpan(source, Int(end), Int(other.end)) }
}

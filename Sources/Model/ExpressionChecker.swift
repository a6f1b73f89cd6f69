package import Definitions
package import Diagnostics
import Values

/// Gives expressions their types. Facts, dimensions and metrics that are referred to are found in `model`.
///
/// Row expressions and formulas share every rule but the leaves; the leaves are in `+Row` and `+Metric`, the rules
/// of operators in `+Operators`.
package struct ExpressionChecker {
  package var model: Model
  package var findings: [Finding] = []
  /// The currency that a question is asked in; nil while definitions are checked.
  package var questionCurrency: String?
  /// Metrics that a question defines for itself.
  package var questionMetrics: [String: TypedExpression] = [:]
  /// Definitions that are checked on demand, so that they may stand in any order.
  var pending: PendingDefinitions?

  package init(model: Model) { self.model = model }

  package enum Context {
    case row(RowScope)
    /// A formula that stands in the file of `home`.
    case metric(home: EntityID?)
  }

  mutating func report(_ problem: ModelProblem) { findings.append(problem.finding) }

  package mutating func check(_ expression: Expression, in context: Context) -> TypedExpression {
    switch expression {
    case .missing(let span): return .missing(span)
    case .parameter(let name, let span):
      report(.openParameter(name, span))
      return .missing(span)
    case .literal(let literal, let span): return typedLiteral(literal, span)
    case .path(let steps, let span):
      switch context {
      case .row(let scope): return rowValue(steps, scope, span)
      case .metric(let home): return metricReference(steps, home: home, span)
      }
    case .unary(let operation, let operand, let span):
      return unary(operation, check(operand, in: context), span)
    case .binary(let operation, let left, let right, let span):
      return binary(operation, check(left, in: context), check(right, in: context), span)
    case .call(let call): return self.call(call, in: context)
    case .conditional(let branches, let otherwise, let span):
      return conditional(
        branches.map { (check($0.condition, in: context), check($0.value, in: context)) },
        otherwise.map { check($0, in: context) }, span)
    case .cast(let operand, let target, let span): return cast(check(operand, in: context), to: target, span)
    case .isNull(let operand, let negated, let span):
      let test = TypedExpression(.operation(.isNull, [check(operand, in: context)]), .boolean, span: span)
      return negated ? TypedExpression(.operation(.not, [test]), .boolean, span: span) : test
    case .oneOf(let operand, let members, let negated, let span):
      return oneOf(
        check(operand, in: context), members.map { check($0, in: context) }, negated: negated, span)
    case .between(let operand, let low, let high, let negated, let span):
      let value = check(operand, in: context)
      let lower = binary(.greaterOrEqual, value, check(low, in: context), span)
      let upper = binary(.lessOrEqual, value, check(high, in: context), span)
      let both = TypedExpression(.operation(.and, [lower, upper]), .boolean, span: span)
      return negated ? TypedExpression(.operation(.not, [both]), .boolean, span: span) : both
    case .per(let value, let groups, let span):
      if case .row(let scope) = context { return rollup(value, per: groups, scope, span) }
      report(
        .wrongType(
          span, what: "'per'", expected: "an aggregate around it", found: "a metric of several groups",
          help: "say what is made of them: avg(gmv per retailer)"))
      return .missing(span)
    case .inQuery(let value, let span): return inQuery(value, context, span)
    case .filtered(let operand, let filter, let span):
      guard case .metric(let home) = context else {
        report(
          .wrongType(
            span, what: "'where'", expected: "a metric or an aggregate before it", found: "a value of a row",
            help: nil))
        return .missing(span)
      }
      return applying(filter, to: check(operand, in: context), home: home)
    }
  }

  /// A metric must count rows of something; a number by itself is no fact of the business.
  package mutating func expectAggregate(in formula: TypedExpression, name: String, _ span: SourceSpan) {
    guard formula.type != .unknown, !formula.isAggregated else { return }
    // A hole was told where it was made.
    var hasHole = false
    formula.forEachLeaf { if case .missing = $0.node { hasHole = true } }
    if !hasHole { report(.noAggregate(span, name: name)) }
  }

  /// Checks a filter: an expression that must be a truth.
  package mutating func condition(_ expression: Expression, in context: Context, what: String)
    -> TypedExpression
  {
    let typed = check(expression, in: context)
    guard typed.type == .boolean || typed.type == .unknown || typed.type == .null else {
      report(
        .wrongType(
          expression.span, what: what, expected: "a condition (boolean)", found: describe(typed), help: nil))
      return .missing(expression.span)
    }
    return typed
  }

  private mutating func typedLiteral(_ literal: Literal, _ span: SourceSpan) -> TypedExpression {
    let node = TypedExpression.Node.literal(literal)
    switch literal {
    case .null: return .init(node, .null, span: span)
    case .boolean: return .init(node, .boolean, span: span)
    case .integer: return .init(node, .integer, span: span)
    case .decimal(let value): return .init(node, .decimal(scale: value.scale), span: span)
    case .text(let text):
      // Databases end a text, and some a statement, where it stands.
      if text.utf8.contains(0) { report(.nullCharacter(span)) }
      return .init(node, .text, span: span)
    case .date: return .init(node, .date, span: span)
    case .timestamp: return .init(node, .timestamp, span: span)
    case .interval(_, let grain):
      demandYear(for: grain, span)
      return .init(node, .interval, span: span)
    case .quantity(let value, let unit):
      let units = model.entities.flatMap { $0.columns.flatMap { $0.unit.powers.map(\.name) } }
      guard units.contains(unit) else {
        report(.unknownUnit(unit, span, units: units))
        return .missing(span)
      }
      return .init(
        node, value.scale == 0 ? .integer : .decimal(scale: value.scale), unit: .named(unit), span: span)
    case .money(let value, let code):
      guard model.currencies.codes.contains(code) else {
        report(.unknownCurrency(code, span, codes: model.currencies.codes))
        return .missing(span)
      }
      let minor = model.currencies.minorUnits(code)
      if value.scale > minor {
        report(.literalDecimals(span, text: "\(value)", code: code, decimals: value.scale, minor: minor))
      }
      return .init(
        node, .decimal(scale: max(minor, value.scale)), unit: Unit(currency: .fixed(code)), span: span)
    }
  }
}

/// Where the names of a row expression are looked up.
package struct RowScope {
  /// The entity whose rows are looked at; all paths begin here.
  package let base: EntityID
  /// The entity whose names can be written by themselves; nil in questions.
  package let home: EntityID?
  package let homePath: JoinPath
  /// Only declared dimensions may be named, as in questions.
  package let dimensionsOnly: Bool

  package init(base: EntityID, home: EntityID?, homePath: JoinPath = JoinPath(), dimensionsOnly: Bool = false)
  {
    self.base = base
    self.home = home
    self.homePath = homePath
    self.dimensionsOnly = dimensionsOnly
  }
}

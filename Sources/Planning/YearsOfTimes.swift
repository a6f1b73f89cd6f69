import Definitions
import Model
import Values

extension MetricQuery {
  /// The years of which times are seen in the zone of the question, so that no more of a clock is written down; nil where
  /// times are seen that the range of time does not bound.
  var yearsInZone: ClosedRange<Int>? {
    guard zone != "UTC" else { return nil }
    let bases = allBases
    var first: Day?
    var last: Day?
    for base in bases {
      guard let from = base.firstDay, let to = base.lastDay else { return nil }
      first = min(first ?? from, from)
      last = max(last ?? to, to)
    }
    guard let first, let last, first <= last else { return nil }
    let times = bases.compactMap(\.time?.node)
    let seen = bases.flatMap { $0.groups + $0.conditions } + allFormulas
    guard seen.allSatisfy({ $0.seesOnly(times) }) else { return nil }
    // A day in the zone may begin on the day before, and no clock is further ahead than fourteen hours.
    return first.adding(days: -2).components.year...last.adding(days: 2).components.year
  }

  private var allBases: [Base] {
    bases + groupQueries.flatMap(\.query.allBases) + totals.flatMap(\.query.allBases)
  }

  private var allFormulas: [TypedExpression] {
    formulas + groupQueries.flatMap(\.query.allFormulas) + totals.flatMap(\.query.allFormulas)
  }
}

extension TypedExpression {
  /// Whether each time that is seen in a zone is one of these.
  fileprivate func seesOnly(_ times: [Node]) -> Bool {
    switch node {
    case .operation(.inZone, let operands):
      times.contains { operands[0].node == $0 || operands[0].node == $0.unzoned }
    case .operation(_, let operands): operands.allSatisfy { $0.seesOnly(times) }
    case .conditional(let branches, let otherwise):
      branches.allSatisfy { $0.condition.seesOnly(times) && $0.value.seesOnly(times) }
        && otherwise?.seesOnly(times) ?? true
    case .aggregate(let aggregate):
      [aggregate.argument, aggregate.filter].compactMap(\.self).allSatisfy { $0.seesOnly(times) }
    // Rows of another entity are of any time.
    case .rollup: false
    case .literal, .field, .output, .missing: true
    }
  }
}

extension TypedExpression.Node {
  /// The time below its zone.
  fileprivate var unzoned: TypedExpression.Node {
    if case .operation(.inZone, let operands) = self { return operands[0].node }
    return self
  }
}

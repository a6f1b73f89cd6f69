import Definitions
import Model
import Values

extension TypedExpression {
  /// Two instants are compared as such: what the clock of a zone shows for them may stand in the other order, in the hour
  /// that is there twice.
  func comparingInstants() -> TypedExpression {
    var copy = self
    switch node {
    case .operation(let operation, let arguments):
      let inner = arguments.map { $0.comparingInstants() }
      copy.node = .operation(operation, inner)
      if operation.isComparison || operation == .secondsBetween, inner.count == 2,
        let left = inner[0].instant, let right = inner[1].instant,
        inner.contains(where: \.isInZone)
      {
        copy.node = .operation(operation, [left, right])
      }
    case .conditional(let branches, let otherwise):
      copy.node = .conditional(
        branches.map {
          .init(condition: $0.condition.comparingInstants(), value: $0.value.comparingInstants())
        },
        otherwise: otherwise?.comparingInstants())
    case .literal, .field, .rollup, .aggregate, .output, .missing: break
    }
    return copy
  }

  /// The instant whose time in a zone this is; nil where it is made of what the clock shows.
  var instant: TypedExpression? {
    switch node {
    case .operation(.inZone, let operands): return operands[0]
    // Hours pass alike everywhere, days and months by the calendar.
    case .operation(.addInterval(let count, let grain), let operands) where grain.isWithinDay:
      return operands[0].instant.map { TypedExpression(.operation(.addInterval(count, grain), [$0]), type) }
    case .operation(.coalesce, let operands):
      let instants = operands.compactMap(\.instant)
      return instants.count == operands.count ? TypedExpression(.operation(.coalesce, instants), type) : nil
    case .conditional(let branches, let otherwise):
      let values = branches.compactMap(\.value.instant)
      let last = otherwise.map(\.instant)
      guard values.count == branches.count, last.map({ $0 != nil }) ?? true else { return nil }
      return TypedExpression(
        .conditional(
          zip(branches, values).map { .init(condition: $0.condition, value: $1) }, otherwise: last ?? nil),
        type)
    case .literal(.null): return self
    default: return nil
    }
  }

  /// Whether a time is seen in a zone.
  package var isInZone: Bool { hasOperation { if case .inZone = $0 { true } else { false } } }
}

extension Aggregate {
  /// The first and the last of instants, and how many there are, are told before a zone is looked at.
  ///
  /// - Returns: the aggregate, and whether its value is an instant that is still to be seen in the zone.
  func ofInstants() -> (aggregate: Aggregate, isInstant: Bool) {
    var copy = self
    if let instant = decider?.instant { copy.detail = .by(instant) }
    guard function == .min || function == .max || function.countsDifferent, let instant = argument?.instant
    else {
      return (copy, false)
    }
    copy.argument = instant
    return (copy, !function.isCount)
  }
}

extension Operation {
  fileprivate var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}

import Proof

/// Two definitions of the project `Tests/Proofs`, the second made of the first by changes of its tree.
///
/// Most changes keep the meaning, in the judgement of whoever wrote them here; some do not. The test asks the data.
struct RandomPair {
  var random: Random

  indirect enum Tree {
    case leaf(String)
    /// Written `(left op right)`.
    case binary(String, Tree, Tree)
    case not(Tree)
    case isNull(Tree)
    case choice(Tree, Tree, Tree?)
    case coalesce(Tree, Tree)
    case nullif(Tree, String)
    case oneOf(Tree, [String])
    case aggregate(String, Tree?, where: Tree?)

    var text: String {
      switch self {
      case .leaf(let text): text
      case .binary(let operation, let left, let right): "(\(left.text) \(operation) \(right.text))"
      case .not(let inner): "(not \(inner.text))"
      case .isNull(let inner): "(\(inner.text) is null)"
      case .choice(let condition, let value, let otherwise):
        "(case when \(condition.text) then \(value.text)\(otherwise.map { " else \($0.text)" } ?? "") end)"
      case .coalesce(let left, let right): "coalesce(\(left.text), \(right.text))"
      case .nullif(let inner, let value): "nullif(\(inner.text), \(value))"
      case .oneOf(let inner, let values): "(\(inner.text) in (\(values.joined(separator: ", "))))"
      case .aggregate(let function, let argument, let filter):
        "\(function)(\(argument?.text ?? "sale")\(filter.map { " where \($0.text)" } ?? ""))"
      }
    }
  }

  mutating func pair() -> (String, String) {
    let one = formula(2)
    var other = one
    for _ in 0..<(1 + random.below(3)) { other = changed(other) }
    return (one.text, other.text)
  }

  // MARK: Trees

  private mutating func formula(_ depth: Int) -> Tree {
    if depth == 0 || random.chance(55) { return aggregate() }
    switch random.below(6) {
    case 0: return .binary("+", formula(depth - 1), formula(depth - 1))
    case 1: return .binary("-", formula(depth - 1), formula(depth - 1))
    case 2: return .binary("*", .leaf(random.pick(["2", "100", "0.5"])), formula(depth - 1))
    case 3: return .coalesce(formula(depth - 1), .leaf("0"))
    default: return .binary("/", aggregate(), aggregate())
    }
  }

  private mutating func aggregate() -> Tree {
    while true {
      let made = anyAggregate()
      // What is counted is told by a name.
      if made.text.contains("sale") { return made }
    }
  }

  private mutating func anyAggregate() -> Tree {
    let filter = random.chance(50) ? truth(2) : nil
    switch random.below(7) {
    case 0: return .aggregate("count", nil, where: filter)
    case 1: return .aggregate("count", number(1), where: filter)
    case 2: return .aggregate("avg", number(1), where: filter)
    case 3: return .aggregate(random.pick(["min", "max"]), number(1), where: filter)
    default: return .aggregate("sum", number(2), where: filter)
    }
  }

  private mutating func number(_ depth: Int) -> Tree {
    if depth == 0 || random.chance(40) {
      return .leaf(
        random.pick(["sale.quantity", "sale.returned", "sale.size", "sale.price", "2", "sale.quantity"]))
    }
    switch random.below(7) {
    case 0: return .binary("+", number(depth - 1), number(depth - 1))
    case 1: return .binary("-", number(depth - 1), number(depth - 1))
    case 2: return .binary("*", number(depth - 1), number(depth - 1))
    case 3: return .choice(truth(1), number(depth - 1), random.chance(60) ? number(depth - 1) : nil)
    case 4: return .coalesce(number(depth - 1), .leaf(random.pick(["0", "sale.size"])))
    case 5: return .nullif(number(depth - 1), random.pick(["0", "2"]))
    default: return number(0)
    }
  }

  private mutating func truth(_ depth: Int) -> Tree {
    if depth == 0 || random.chance(30) {
      switch random.below(6) {
      case 0: return .leaf("sale.flagged")
      case 1:
        return .binary(
          random.pick(["=", "!="]), .leaf("sale.status"), .leaf(random.pick(["'paid'", "'void'"])))
      case 2:
        return .oneOf(
          .leaf("sale.status"), random.pick([["'paid'", "'open'"], ["'void'"], ["'open'", "'void'"]]))
      case 3:
        return .binary(
          random.pick(["<", "<=", ">", ">=", "=", "!="]), number(1), .leaf(random.pick(["1", "2", "3"])))
      case 4:
        return .isNull(.leaf(random.pick(["sale.quantity", "sale.status", "sale.customer_id", "sale.size"])))
      default:
        return .binary(
          random.pick(["<", ">="]), .leaf("sale.due"),
          .leaf(random.pick(["date '2024-03-01'", "date '2024-02-29'"])))
      }
    }
    switch random.below(3) {
    case 0: return .not(truth(depth - 1))
    case 1: return .binary("and", truth(depth - 1), truth(depth - 1))
    default: return .binary("or", truth(depth - 1), truth(depth - 1))
    }
  }

  // MARK: Changes

  /// One part of the tree changed.
  private mutating func changed(_ tree: Tree) -> Tree {
    if random.chance(45), let same = random.chance(80) ? respelt(tree) : altered(tree) { return same }
    switch tree {
    case .leaf: return respelt(tree) ?? tree
    case .binary(let operation, let left, let right):
      return random.chance(50)
        ? .binary(operation, changed(left), right) : .binary(operation, left, changed(right))
    case .not(let inner): return .not(changed(inner))
    case .isNull(let inner): return respelt(.isNull(inner)) ?? tree
    case .choice(let condition, let value, let otherwise):
      return random.chance(50)
        ? .choice(changed(condition), value, otherwise) : .choice(condition, changed(value), otherwise)
    case .coalesce(let left, let right): return .coalesce(changed(left), right)
    case .nullif(let inner, let value): return .nullif(changed(inner), value)
    case .oneOf: return respelt(tree) ?? tree
    case .aggregate(let function, let argument, let filter):
      if let filter, random.chance(60) { return .aggregate(function, argument, where: changed(filter)) }
      if let argument { return .aggregate(function, changed(argument), where: filter) }
      return respelt(tree) ?? tree
    }
  }

  /// Another spelling of the same.
  private mutating func respelt(_ tree: Tree) -> Tree? {
    switch tree {
    case .binary(let operation, let left, let right):
      switch operation {
      case "and", "or":
        switch random.below(4) {
        case 0: return .binary(operation, right, left)
        // De Morgan.
        case 1: return .not(.binary(operation == "and" ? "or" : "and", .not(left), .not(right)))
        case 2: return .binary(operation, .binary(operation, right, left), right)
        default:
          return .binary(
            operation, left,
            .binary(operation == "and" ? "or" : "and", right, .binary(operation, left, right)))
        }
      case "+", "*":
        if case .binary("+", let one, let two) = right, operation == "*", random.chance(50) {
          return .binary("+", .binary("*", left, one), .binary("*", left, two))
        }
        return random.chance(70)
          ? .binary(operation, right, left) : .binary("-", tree, .binary("*", .leaf("0"), left))
      case "-": return .binary("+", .binary("*", .leaf("-1"), right), left)
      case "<": return random.chance(50) ? .binary(">", right, left) : .not(.binary(">=", left, right))
      case ">": return random.chance(50) ? .binary("<", right, left) : .not(.binary("<=", left, right))
      case "<=":
        return random.chance(50) ? .binary(">=", right, left) : .not(.binary("<", right, left).flipped)
      case ">=": return random.chance(50) ? .binary("<=", right, left) : .not(.binary("<", left, right))
      case "=": return random.chance(50) ? .binary("=", right, left) : .not(.binary("!=", left, right))
      case "!=": return .not(.binary("=", right, left))
      case "/": return .binary("/", left, .nullif(right, "0"))
      default: return nil
      }
    case .not(.not(let inner)): return inner
    case .oneOf(let inner, let values):
      let tests = values.map { Tree.binary("=", inner, .leaf($0)) }
      return tests.dropFirst().reduce(tests[0]) { .binary("or", $1, $0) }
    case .coalesce(let left, let right): return .choice(.isNull(left), right, left)
    case .nullif(let inner, let value):
      return .choice(.binary("=", inner, .leaf(value)), .leaf("null"), inner)
    case .choice(let condition, let value, nil): return .choice(condition, value, .leaf("null"))
    case .aggregate("avg", let argument?, let filter):
      return .binary(
        "/", .aggregate("sum", argument, where: filter), .aggregate("count", argument, where: filter))
    case .aggregate("count", nil, let filter): return .aggregate("count", .leaf("sale.size"), where: filter)
    case .aggregate("sum", .binary("+", let left, let right)?, let filter):
      return .binary("+", .aggregate("sum", left, where: filter), .aggregate("sum", right, where: filter))
    case .aggregate("sum", .choice(let condition, let value, nil)?, nil):
      return .aggregate("sum", value, where: condition)
    case .leaf("sale.flagged"): return .binary("=", tree, .leaf("true"))
    default: return nil
    }
  }

  /// Something near to it that says something else.
  private mutating func altered(_ tree: Tree) -> Tree? {
    switch tree {
    case .binary("and", let left, let right): return .binary("or", left, right)
    case .binary("or", let left, _): return left
    case .binary("<", let left, let right): return .binary("<=", left, right)
    case .binary("-", let left, let right): return .binary("-", right, left)
    case .binary("/", let left, let right): return .binary("/", right, left)
    case .choice(let condition, let value, let otherwise?): return .choice(condition, otherwise, value)
    case .choice(let condition, let value, nil): return .choice(condition, value, .leaf("0"))
    case .coalesce(let left, _): return left
    case .nullif(let inner, _): return inner
    case .not(let inner): return inner
    case .oneOf(let inner, let values): return .oneOf(inner, Array(values.dropLast()) + ["'paid'"])
    case .aggregate("sum", let argument, let filter): return .aggregate("avg", argument, where: filter)
    case .aggregate(let function, let argument, _?): return .aggregate(function, argument, where: nil)
    default: return nil
    }
  }
}

extension RandomPair.Tree {
  /// `b < a` for `a < b`: a slip that a person makes.
  fileprivate var flipped: RandomPair.Tree {
    if case .binary(let operation, let left, let right) = self {
      .binary(operation, right, left)
    } else {
      self
    }
  }
}

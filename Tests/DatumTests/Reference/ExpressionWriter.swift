import Proof

/// Random expressions of the entity `sale` in `RandomProject`, as text; each has the type of its function's name.
struct ExpressionWriter {
  var random: Random

  mutating func integer(_ depth: Int) -> String {
    guard depth > 0 else { return random.pick(["quantity", "2", "-1", "customer_no", "7"]) }
    switch random.below(11) {
    case 0: return "(\(integer(depth - 1)) + \(integer(depth - 1)))"
    case 1: return "(\(integer(depth - 1)) - \(integer(depth - 1)))"
    case 2: return "(\(integer(depth - 1)) * \(integer(depth - 1)))"
    case 3: return "abs(\(integer(depth - 1)))"
    case 4: return "coalesce(\(integer(depth - 1)), 0)"
    case 5: return "case when \(truth(depth - 1)) then \(integer(depth - 1)) else \(integer(depth - 1)) end"
    case 6: return "days_between(placed, due)"
    case 7: return "(\(integer(depth - 1)) % 3)"
    case 8:
      return random.pick([
        "month(placed)", "year(due)", "day(placed)", "floor(price)", "ceil(weight / 2)", "length(status)",
      ])
      .replacing("ceil(weight / 2)", with: "ceil(price)")
    case 9: return "greatest(\(integer(depth - 1)), \(integer(depth - 1)))"
    default: return integer(0)
    }
  }

  mutating func decimal(_ depth: Int) -> String {
    guard depth > 0 else { return random.pick(["price", "1.5", "price", "0.25"]) }
    switch random.below(7) {
    case 0: return "(\(decimal(depth - 1)) + \(decimal(depth - 1)))"
    case 1: return "(\(decimal(depth - 1)) * \(integer(depth - 1)))"
    case 2: return "round(\(decimal(depth - 1)), 1)"
    case 3: return "coalesce(\(decimal(depth - 1)), 0)"
    case 4: return "(\(decimal(depth - 1)) - \(integer(depth - 1)))"
    case 5: return "least(\(decimal(depth - 1)), \(decimal(depth - 1)))"
    default: return decimal(0)
    }
  }

  mutating func money(_ depth: Int) -> String {
    guard depth > 0 else { return random.pick(["amount", "fee", "amount"]) }
    switch random.below(6) {
    case 0: return "(\(money(depth - 1)) + \(money(depth - 1)))"
    case 1: return "(\(money(depth - 1)) - \(money(depth - 1)))"
    case 2: return "\(money(depth - 1)) * \(random.pick(["2", "quantity", "0.5"]))"
    case 3: return "case when \(truth(depth - 1)) then \(money(depth - 1)) end"
    case 4: return "abs(\(money(depth - 1)))"
    default: return money(0)
    }
  }

  mutating func text(_ depth: Int) -> String {
    guard depth > 0 else { return random.pick(["status", "customer.tier", "region.name", "'x'"]) }
    switch random.below(6) {
    case 0: return "coalesce(\(text(depth - 1)), 'none')"
    case 1: return "case when \(truth(depth - 1)) then 'a' else \(text(depth - 1)) end"
    case 2: return "\(text(depth - 1)) || '-'"
    case 3: return "upper(coalesce(status, 'q'))"
    case 4: return "nullif(\(text(depth - 1)), 'gold')"
    default: return text(0)
    }
  }

  mutating func truth(_ depth: Int) -> String {
    guard depth > 0 else {
      return random.pick([
        "flagged", "status = 'paid'", "quantity > 3", "customer.active", "status is null", "price >= 20.5",
        "customer.tier in ('gold', 'silver')", "status like '%i%'",
        "placed < timestamp '2024-02-10 12:00:00'",
        "due between date '2024-01-10' and date '2024-02-20'", "customer.region.name = 'North'",
        "currency = 'EUR'",
        "placed.month = date '2024-02-01'", "due + 1 month > date '2024-03-01'", "not flagged",
      ])
    }
    switch random.below(6) {
    case 0: return "(\(truth(depth - 1)) and \(truth(depth - 1)))"
    case 1: return "(\(truth(depth - 1)) or \(truth(depth - 1)))"
    case 2: return "not (\(truth(depth - 1)))"
    case 3: return "\(integer(depth - 1)) < \(integer(depth - 1))"
    case 4: return "\(decimal(depth - 1)) > \(integer(depth - 1))"
    default: return truth(0)
    }
  }

  /// A count or a sum of integers.
  mutating func numberAggregate() -> String {
    let filter = random.chance(40) ? " where \(truth(1))" : ""
    switch random.below(4) {
    case 0: return "count(where \(truth(1)))"
    case 1: return "count(distinct \(text(1))\(filter))"
    case 2: return "sum(\(integer(2))\(filter))"
    default: return "count() - count(where \(truth(1)))"
    }
  }

  /// An aggregate, or something computed from two.
  mutating func aggregate() -> String {
    let filter = random.chance(40) ? " where \(truth(1))" : ""
    switch random.below(19) {
    case 15:
      let value = random.pick(["status", "quantity", "due", "flagged", "placed", "customer.tier"])
      let by = random.pick(["placed", "due", "quantity", "price", "status", "customer.tier"])
      return "\(random.pick(["min_by", "max_by"]))(\(value), \(by)\(filter))"
    case 16: return "string_agg(\(random.pick(["", "distinct "]))\(text(1)), '; '\(filter))"
    case 17: return "count_approx(distinct \(text(1))\(filter))"
    case 0: return "count()"
    case 1: return "count(where \(truth(1)))"
    case 2: return "count(\(text(1))\(filter))"
    case 3: return "count(distinct \(text(1))\(filter))"
    case 4: return "sum(\(integer(2))\(filter))"
    case 5: return "sum(\(decimal(2))\(filter))"
    case 6: return "sum(\(money(2))\(filter))"
    case 7: return "avg(\(integer(1))\(filter))"
    case 8: return "min(\(decimal(1))\(filter))"
    case 9: return "max(\(random.pick(["due", "placed", "status", "quantity", "date(placed)"]))\(filter))"
    case 10: return "\(random.pick(["any", "all"]))(\(truth(1))\(filter))"
    case 11: return "stddev(quantity\(filter))"
    case 12: return "sum(quantity\(filter)) / count()"
    case 13: return "avg(weight\(filter))"
    case 14: return "max(\(money(1))\(filter))"
    default: return "count() - count(where \(truth(1)))"
    }
  }
}

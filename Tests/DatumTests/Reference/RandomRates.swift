import Proof
import Values

/// Rate sets made of chance: every shape, with gaps, sources, corrections, and now and then a contradiction.
struct RandomRates {
  let definitions: String
  private let hasSources: Bool
  private let hasRecordings: Bool
  private let hasUnits: Bool

  init(_ random: inout Random) {
    hasSources = random.chance(35)
    hasRecordings = random.chance(35)
    hasUnits = random.chance(30)
    var columns = "date: day, currency: code, rate: rate"
    if hasUnits { columns += ", per: per" }
    if hasSources { columns += ", source: src" }
    if hasRecordings { columns += ", recorded_at: known" }
    let precedence =
      hasSources
      ? "\n    precedence: {order: [treasury, ecb], mode: \(random.pick(["per_date", "source_first"]))}" : ""
    let gap = random.pick([
      "{fill: previous, max_staleness: 7 days}", "{fill: previous, max_staleness: 30 days}",
      "{fill: previous, max_staleness: 45 days}",
    ])
    definitions = """
      rates:
        daily:
          table: fx
          pivot: EUR
          quote: \(random.pick(["currency_per_pivot", "pivot_per_currency"]))
          columns: {\(columns)}
          gap: \(gap)\(precedence)
          fixing: \(random.pick(["same_day", "same_day", "previous"]))
          average: {of: \(random.pick(["published_points", "calendar_days"])), cross: \(random.pick(["of_means", "of_crosses"]))}
          open_period: \(random.pick(["error", "provisional"]))
        budget:
          table: fx_plan
          shape: period
          pivot: EUR
          columns: {period: year, currency: code, rate: rate}
        pairs:
          table: fx_pairs
          shape: pairs
          pivot: EUR
          columns: {date: day, from: a, to: b, rate: rate}
          inverse: \(random.pick(["derive", "derive", "stored_only"]))
          gap: {fill: previous, max_staleness: 60 days}
        terms:
          table: fx_terms
          shape: intervals
          pivot: EUR
          columns: {valid_from: since, valid_to: until, currency: code, rate: rate}
        wide:
          table: fx_wide
          shape: wide
          pivot: EUR
          columns: {date: day, by_currency: {USD: usd, GBP: gbp, JPY: jpy, TND: tnd}}
          gap: {fill: previous, max_staleness: 30 days}
      conversion: {flow: transaction_date using daily}
      \(random.chance(40) ? "locks: {2024-02: 2024-02-25, 2024-01: 2024-02-10}" : "")
      rounding: \(random.pick(["half_away_from_zero", "half_even"]))
      """
  }

  func policy(_ random: inout Random) -> String {
    switch random.below(12) {
    case 0, 1: "average(month) using daily"
    case 2:
      "average(\(random.pick(["quarter", "week", "year", "fiscal_quarter", "fiscal_year"]))) using daily"
    case 3: "fixed(\(random.pick(["2024-02-10", "2024-01-31", "2024-03-03"]))) using daily"
    case 4: "plan using budget"
    case 5: "shift(-1 month, \(random.pick(["average(month)", "transaction_date"]))) using daily"
    case 6: "transaction_date using pairs"
    case 7: "average(month) using \(random.pick(["pairs", "wide"]))"
    case 8: "transaction_date using terms"
    case 9: "transaction_date using wide"
    case 10: "fixed(2024-02-10) using \(random.pick(["terms", "wide", "pairs"]))"
    default: "transaction_date using daily"
    }
  }

  static func override(_ random: inout Random) -> String {
    random.pick([
      "average(month) using daily", "plan using budget", "fixed(2024-02-10) using daily",
      "transaction_date using terms", "average(quarter) using wide", "booked(dollars)",
    ])
  }

  // MARK: Tables

  func seeds(_ random: inout Random) -> [(table: String, text: String)] {
    var r = random
    func rate(_ code: String) -> String {
      let (scale, most) = code == "JPY" ? (2, 20_000) : (4, 40_000)
      return "\(Decimal(coefficient: Int128(r.below(most) + (r.chance(97) ? 1 : -1)), scale: scale))"
    }
    let codes = RandomProject.currencies.filter { $0 != "EUR" }
    let start = Day(year: 2023, month: 11, day: 20)!
    let days = (0..<150).map { start.adding(days: $0) }
    var fx = "day,code,rate,per,src,known\n"
    for day in days where r.chance(60) {
      for code in codes where r.chance(95) {
        let copies = hasSources || hasRecordings ? r.pick([1, 1, 2, 3]) : r.chance(1) ? 2 : 1
        for _ in 0..<copies {
          let known = "\(day.adding(days: r.below(40))) 16:00:00"
          fx +=
            "\(day),\(code),\(rate(code)),\(code == "JPY" ? 100 : 1),\(r.pick(["treasury", "ecb", "ecb", "old"])),\(known)\n"
        }
      }
    }
    var plan = "year,code,rate\n"
    for year in 2023...2024 { for code in codes { plan += "\(year),\(code),\(rate(code))\n" } }
    var pairs = "day,a,b,rate\n"
    for day in days where r.chance(20) {
      for (a, b) in [
        ("EUR", "USD"), ("GBP", "EUR"), ("EUR", "JPY"), ("TND", "EUR"), ("USD", "JPY"), ("USD", "GBP"),
      ] {
        pairs += "\(day),\(a),\(b),\(rate(b))\n"
        if r.chance(10) { pairs += "\(day),\(b),\(a),\(rate(a))\n" }
      }
    }
    var terms = "since,until,code,rate\n"
    for code in codes {
      var since = start
      while since < Day("2024-06-01")! {
        let next = since.adding(days: 10 + r.below(60))
        let end = r.chance(30) ? "" : "\(next.adding(days: r.chance(4) ? 2 : -1))"
        terms += "\(since),\(end),\(code),\(rate(code))\n"
        since = next
      }
    }
    var wide = "day,usd,gbp,jpy,tnd\n"
    for day in days where r.chance(60) {
      wide += "\(day),\(codes.map { r.chance(92) ? rate($0) : "" }.joined(separator: ","))\n"
    }
    random = r
    return [
      ("fx", fx), ("fx_plan", plan), ("fx_pairs", pairs), ("fx_terms", terms), ("fx_wide", wide),
    ]
  }
}

import Engines
import Proof
import Values

typealias Random = RandomNumbers

/// A project made of chance: definitions as a person would write them, and small tables with gaps.
struct RandomProject {
  let projectFile: String
  let definitions: String
  let entityFiles: [String]
  /// CSV texts by table.
  let seeds: [(table: String, text: String)]
  var questions: [String]

  static let currencies = ["EUR", "USD", "GBP", "JPY", "TND"]

  init(seed: UInt64, questions count: Int) {
    var random = Random(seed: seed)
    let reporting = random.pick(["EUR", "USD", "JPY", ""])
    let rates = RandomRates(&random)
    projectFile = """
      name: random
      week_start: \(random.pick(Weekday.allCases).rawValue)
      retail_year: {starts: \(random.pick(["january", "february", "march", "october"])), begins: \(random.pick(RetailYear.Beginning.allCases).rawValue), weeks: \(random.pick(RetailYear.Pattern.allCases).rawValue), named_by: start}
      fiscal_year: {starts: \(random.pick(["january", "february", "april", "july", "october", "november", "december"])), named_by: end}
      \(reporting.isEmpty ? "" : "reporting_currency: \(reporting)")
      """
    let hasRole = random.chance(60)
    // A version ends before a day, or on it; only days can tell the latter.
    let endsOnDay = random.chance(30)
    var writer = ExpressionWriter(random: random)
    entityFiles = [
      """
      entity: region
      table: regions
      key: region_id
      columns:
        region_id: integer
        name: text
        area: decimal(8,2) km
        founded: date
      dimensions:
        name: {}
        founded: founded
        members: count(customer)
        newest: max(customer.joined)
        tiers: string_agg(distinct customer.tier, '+')
        visited: count(visit where pages > 1)
        members_here: count(customer) in query
      metrics:
        regions: count()
        members_each: avg(members)
        area_sum: sum(area)
      """,
      """
      entity: customer
      table: customers
      key: [shop, customer_no]
      time: joined
      columns:
        shop: integer
        customer_no: integer
        region_id: integer
        joined: timestamp
        tier: text
        active: boolean
      joins: {region: region_id}
      dimensions:
        tier: {}
        active: {}
        joined: joined
        visit_count: count(visit)
        first_visit: min(visit.started)
        deep: {expr: "exists(visit where pages > 2)"}
        mean_pages: avg(visit.pages)
        visits_here: count(visit) in query
        first_here: min(visit.started) in query
        last_status: max_by(own_sale.status, own_sale.placed)
        own_most: {expr: "max(own_sale.quantity where flagged) in query"}
        \(hasRole ? "paid: count(paid_sale where quantity > 1)" : "paid: count(visit where pages > 3)")
        \(hasRole ? "sale_count: tier" : "sale_count: count(sale where flagged)")
        \(hasRole ? "last_sale: joined" : "last_sale: max(sale.placed)")
        \(hasRole ? "statuses: active" : "statuses: count(distinct sale.status)")
      metrics:
        customers: count()
        visits_each: sum(visit_count where active)
      """,
      """
      entity: sale
      table: sales
      key: sale_id
      time: placed
      columns:
        sale_id: integer
        shop: integer
        customer_no: integer
        payer_no: integer
        placed: timestamp
        due: date
        status: text
        quantity: integer
        price: decimal(10,2)
        weight: decimal(8,3) kg
        currency: currency
        amount: {type: money(currency), ledger: true}
        fee: money(currency, minor)
        dollars: money(USD)
        flagged: boolean
      joins:
        customer: {on: [shop, customer_no], inverse: own_sale}
        level: {on: [shop, customer_no], during: \(endsOnDay || writer.random.chance(50) ? "due" : "placed")}
        season: {during: \(endsOnDay || writer.random.chance(50) ? "due" : "placed")}
      \(hasRole ? "  payer: {entity: customer, on: [shop, payer_no], inverse: paid_sale}" : "")
      facts:
        total: \(writer.money(2))
        score: \(writer.integer(2))
        heavy: weight * quantity
      dimensions:
        status: {}
        flagged: {}
        currency: {}
        placed: placed
        due: due
        number: sale_id
        shop: shop
        cheapest: price = (min(price) per customer)
        again: {expr: "exists(sale, by: customer, within: \(writer.random.pick(["7 days", "1 month", "36 hours"])))"}
        seen_before: {expr: "count(visit, by: \(writer.random.pick(["shop", "customer", "customer.region"])), before: placed, within: 20 days where pages > 1)"}
        of_customer: (count(where quantity > 2) per customer in query)
        level_there: {expr: "(max(quantity) per customer.region) > quantity"}
        band: {expr: "\(writer.text(2))"}
        size: {expr: "case when amount < 250 USD then 'small' when amount >= 400 EUR then 'large' else 'between' end"}
        score_band: {expr: "\(writer.integer(2))"}
      metrics:
      \((0..<9).map { "  m\($0): {expr: \"\($0 < 4 ? writer.numberAggregate() : writer.aggregate())\"\(writer.random.chance(25) ? ", where: \"\(writer.truth(1))\"" : "")\(writer.random.chance(15) ? ", empty: \(writer.random.pick(["zero", "null"]))" : "")}" }.joined(separator: "\n"))
        of_visitors: {expr: "sum(quantity where customer.visit_count > 1 or customer.deep)"}
        revenue: sum(amount)
        fees: sum(fee)
        dollar_sum: sum(dollars)
        largest: max(amount)
        mean_amount: avg(total)
        booked_revenue: {expr: sum(amount), conversion: booked(dollars)}
        policy_revenue: {expr: sum(amount), conversion: "\(rates.policy(&writer.random))"}
        policy_fees: {expr: sum(fee), conversion: "\(rates.policy(&writer.random))"}
        policy_mean: {expr: avg(amount), conversion: "\(rates.policy(&writer.random))"}
        policy_least: {expr: min(amount), conversion: "\(rates.policy(&writer.random))"}
        policy_dollars: {expr: sum(dollars), conversion: "\(rates.policy(&writer.random))"}
        month_end: {expr: sum(amount), conversion: end(month) using daily, allow: [end]}
        above: {expr: "count(where amount > \(writer.random.below(400)) USD)"}
        from_yen: {expr: "sum(quantity where amount >= \(writer.random.below(40000)) JPY)"}
        spread: stddev(amount)
        middle: median(amount)
        ninth: "percentile(quantity, 0.9)"
      """,
      """
      entity: level
      table: levels
      key: [shop, customer_no, since]
      valid: {\(writer.random.chance(50) ? "of: [shop, customer_no], " : "")from: since, \(endsOnDay ? "to" : "until"): ended}
      columns:
        shop: integer
        customer_no: integer
        since: date
        ended: date
        name: text
      dimensions:
        name: {}
      metrics:
        levels: count()
      """,
      """
      entity: season
      table: seasons
      key: starts
      valid: {from: starts, \(endsOnDay ? "to" : "until"): ended}
      columns:
        starts: date
        ended: date
        kind: text
      dimensions:
        began: starts
        kind: {}
      metrics:
        seasons: count()
      """,
      """
      entity: visit
      table: visits
      key: visit_id
      time: started
      columns:
        visit_id: integer
        shop: integer
        customer_no: integer
        started: timestamp
        pages: integer
      joins:
        customer: [shop, customer_no]
      \(endsOnDay ? "" : "  level: {on: [shop, customer_no], during: started}")
      \(endsOnDay ? "" : "  season: {during: started}")
      dimensions:
        started: started
        bought: {expr: "exists(sale, by: customer, within: 14 days)"}
        first_status: {expr: "min_by(sale.status, sale.placed, by: shop, within: 1 month, attribution: \(writer.random.pick(["first", "last"])))"}
        bought_at: {expr: "min(sale.placed, by: \(writer.random.pick(["customer", "shop"])))"}
      metrics:
        to_sale: {expr: "avg(seconds_between(started, bought_at))"}
        visits: count()
        pages: sum(pages)
        visitors: count(distinct pages where pages > 1)
      """,
    ]
    definitions = """
      metrics:
        per_visit: m0 / visits
        net: revenue - fees
        mean: revenue / m1
        share: revenue / net
        gold: m2 where customer.tier = 'gold'
        with_flag: {expr: revenue, where: sale.flagged}
        combined: coalesce(m3, 0) + visits
        behind_the_cent: revenue * 10000 - net * 5000
        fees_behind_the_cent: policy_fees * 10000
        f0: {expr: "funnel_rate(visits, sale, by: \(writer.random.pick(["customer", "shop"])), within: \(writer.random.pick(["14 days", "1 month"])))"}
        f1: {expr: "funnel_count(count(visit where pages > 1), count(sale where flagged), visit, by: shop, within: 1 month, attribution: \(writer.random.pick(["first", "last"])))"}
        f2: {expr: "funnel_hours(visits, sale, by: customer, attribution: \(writer.random.pick(["first", "last"])))"}
        f3: {expr: "funnel_rate(sale, count(sale where flagged), sale, by: customer)"}
      \((0..<8).map { "  w\($0): \"\(RandomProject.windowed(&writer.random))\"" }.joined(separator: "\n"))
      \((8..<12).map { "  w\($0): \"\(RandomProject.grouped(&writer.random))\"" }.joined(separator: "\n"))
      \((0..<4).map { "  s\($0): \"\(RandomProject.ofSeasons(&writer.random))\"" }.joined(separator: "\n"))
      currencies: {restrict_to: [\(RandomProject.currencies.joined(separator: ", "))]}
      \(rates.definitions)
      """
    seeds = RandomProject.seeds(&writer.random, endsOnDay: endsOnDay) + rates.seeds(&writer.random)
    // Of a quotient few digits are kept behind many places, so a half is not told from what is a little more.
    let isHalfEven = rates.definitions.contains("half_even")
    questions = (0..<count).map { _ in
      let question = RandomProject.question(&writer.random, hasRole: hasRole)
      return isHalfEven
        ? question.split(separator: "\n").filter { !$0.hasPrefix("places:") }.map { $0 + "\n" }.joined()
        : question
    }
  }

  // MARK: Windows

  /// A metric of another time than its period.
  private static func windowed(_ random: inout Random) -> String {
    if random.chance(25) { return stock(&random) }
    if random.chance(10) {
      let metric = random.pick([
        "m0", "revenue", "fees", "visits", "visitors", "largest", "prior(revenue, 1 month)",
      ])
      let groups = random.pick(["", "", " by month", " by customer.tier", " by region.name"])
      return random.pick(["rank(\(metric)\(groups))", "rank(\(metric)\(groups)) - rank(\(metric))"])
    }
    let metric = random.pick([
      "m0", "m1", "m2", "m3", "revenue", "fees", "largest", "mean_amount", "visits", "visitors", "net",
      "share",
      "with_flag", "per_visit", "policy_revenue", "spread", "f0", "f1", "above",
      "count(distinct sale.status)",
      "sum(sale.quantity where sale.flagged)", "median(sale.quantity)", "percentile(sale.price, 0.3)",
      "max_by(sale.quantity, sale.placed)", "count_approx(distinct sale.status)",
    ])
    let one = window(metric, &random)
    // Deviations in two windows differ in their last digits, which decides an order by their ratio.
    if metric == "spread" || metric.contains("median") || metric.contains("percentile") { return one }
    switch random.below(9) {
    case 6: return "\(metric) / total(\(metric))"
    case 7:
      return
        "\(metric) - total(\(one) by \(random.pick(["month", "customer.tier", "month, customer.tier", "sale.currency"])))"
    case 8:
      return "total(\(metric) by \(random.pick(["day", "week", "month", "region.name", "sale.status"])))"
    case 0: return window(one, &random)
    case 1: return "\(metric) - \(one)"
    case 2: return "\(metric) / \(one)"
    case 3: return "\(one) - \(window(metric, &random))"
    default: return one
    }
  }

  /// A metric of an earlier period of a table.
  private static func ofSeasons(_ random: inout Random) -> String {
    let metric = random.pick([
      "m0", "m1", "m2", "revenue", "fees", "largest", "mean_amount", "visits", "visitors", "net", "share",
      "with_flag", "per_visit", "policy_revenue", "above", "count(distinct sale.status)",
      "median(sale.quantity)", "max_by(sale.quantity, sale.placed)", "avg(m0 per customer.tier)", "f1",
    ])
    let one = "prior(\(metric), \(random.pick(["1 season", "1 season", "2 seasons", "3 seasons"])))"
    switch random.below(6) {
    case 0: return "prior(\(one), 1 season)"
    case 1: return metric.contains("median") ? one : "\(metric) - \(one)"
    case 2: return metric.contains("median") ? one : "\(metric) / \(one)"
    case 3: return "total(\(one) by season.began)"
    default: return one
    }
  }

  /// What stands at the end of a period.
  private static func stock(_ random: inout Random) -> String {
    let metric = random.pick([
      "m0", "m1", "m2", "revenue", "fees", "largest", "mean_amount", "visits", "visitors", "with_flag",
      "share",
      "policy_revenue", "above", "count(distinct sale.status)", "sum(sale.quantity where sale.flagged)",
      "median(sale.quantity)",
    ])
    let isOfSales = !["visits", "visitors"].contains(metric)
    let keys =
      ["customer", "customer.tier", "region.name"] + (isOfSales ? ["sale.status", "sale.currency"] : [])
    let per = random.chance(50) ? " per \(random.pick(keys))" : ""
    let one = "\(random.pick(["closing", "closing", "opening", "movement"]))(\(metric)\(per))"
    switch random.below(7) {
    case 0: return "prior(\(one), \(random.pick(["1 month", "1 year", "1 week", "7 days"])))"
    case 1: return "\(metric) - \(one)"
    case 2: return metric.contains("median") ? one : "\(one) / total(\(one))"
    case 3: return metric.contains("median") ? one : "avg(\(one) per \(random.pick(["day", "region.name"])))"
    default: return one
    }
  }

  /// A metric of groups, by itself or seen from another time.
  private static func grouped(_ random: inout Random) -> String {
    let metric = random.pick([
      "m0", "m1", "m2", "revenue", "fees", "largest", "visits", "visitors", "net", "with_flag",
      "policy_revenue",
      "mean_amount", "per_visit", "trailing(revenue, 7 days)", "m0 - prior(m0, 7 days)",
    ])
    let isOfSales = !["visits", "visitors", "per_visit"].contains(metric)
    let per = random.pick(
      ["customer.tier", "region.name", "month", "day", "week"]
        + (isOfSales ? ["sale.status", "sale.currency", "sale.number", "day, sale.status"] : []))
    let filter =
      random.chance(30) ? " where \(random.pick(["m0 > 3", "\(metric) is not null", "m1 < 9"]))" : ""
    let isWindowed = metric.contains("prior") || metric.contains("trailing")
    let function = random.pick(["avg", "sum", "max", "min", "count", "median"])
    let one = "\(function)(\(metric) per \(isWindowed ? "day" : per)\(isOfSales ? filter : ""))"
    switch random.below(5) {
    case 0: return "prior(\(one), 1 month)"
    case 1: return "total(\(one))"
    // A percentile is a binary number: what is left of a difference would be its last digits.
    case 2 where function != "median":
      return function == "count" ? "\(one) + m0" : "\(one) - \(metric)"
    default: return one
    }
  }

  private static func window(_ metric: String, _ random: inout Random) -> String {
    let interval = random.pick([
      "1 day", "2 days", "7 days", "1 week", "2 weeks", "28 days", "1 month", "2 months", "1 quarter",
      "1 fiscal_quarter", "1 fiscal_year", "1 retail_month", "1 retail_quarter", "1 retail_year",
      "1 year",
      "36 hours",
    ])
    switch random.below(5) {
    case 0, 1: return "prior(\(metric), \(interval))"
    case 2: return "trailing(\(metric), \(interval))"
    case 3:
      return
        "to_date(\(metric), \(random.pick(["day", "week", "month", "quarter", "year", "fiscal_quarter", "fiscal_year", "retail_month", "retail_year"])))"
    default: return "running(\(metric))"
    }
  }

  // MARK: Questions

  private static func question(_ random: inout Random, hasRole: Bool) -> String {
    let metrics =
      (0..<9).map { "m\($0)" } + [
        "revenue", "fees", "dollar_sum", "largest", "mean_amount", "visits", "pages", "visitors", "customers",
        "per_visit",
        "net", "mean", "share", "gold", "with_flag", "combined", "regions", "area_sum", "visits_each",
        "members_each", "f0", "f1", "f2", "to_sale", "f0", "f1",
      ]
    let money = [
      "booked_revenue", "policy_revenue", "policy_fees", "policy_mean", "policy_least", "policy_dollars",
      "month_end", "above", "from_yen", "of_visitors", "middle", "ninth", "spread", "behind_the_cent",
      "fees_behind_the_cent",
    ]
    var dimensions = [
      "customer.tier", "customer.active", "region.name", "month", "week", "day", "year", "quarter", "hour",
      "day_of_week",
      "week_of_year", "fiscal_quarter", "fiscal_year", "retail_month", "retail_quarter", "retail_month",
      "customer.joined.retail_year", "customer.joined.month", "customer.joined.fiscal_year",
      "customer.visit_count", "customer.first_visit.month",
      "customer.deep", "customer.sale_count", "customer.last_sale.week", "customer.statuses",
      "region.members",
      "region.newest.month", "region.visited", "level.name", "level.name", "region.members_here",
      "region.tiers",
      "customer.visits_here", "customer.first_here.month", "customer.last_status", "customer.own_most",
      "customer.paid", "season.began", "season.kind",
    ]
    let saleDimensions = [
      "sale.status", "sale.flagged", "sale.currency", "sale.placed.month", "sale.due.week", "sale.due",
      "sale.band", "sale.size", "sale.number", "sale.shop",
      "sale.cheapest", "sale.again", "sale.seen_before",
      "sale.of_customer", "sale.level_there",
      "sale.score_band", "region.founded.year", "minute", "hour_of_day", "month_of_year",
    ]
    let isSale = random.chance(60)
    if isSale { dimensions += saleDimensions }
    let isOfVisits = !isSale && random.chance(20)
    if isOfVisits {
      dimensions = ["visit.bought", "visit.first_status", "visit.bought_at.month", "month", "customer.tier"]
    }
    if isSale, hasRole { dimensions += ["sale.payer.tier", "sale.payer.region.name"] }
    var lines: [String] = []
    let ofVisits = ["visits", "pages", "visitors", "f0", "f1", "f2", "to_sale"]
    let pool =
      isOfVisits
      ? ofVisits
      : isSale
        ? Array(metrics.prefix(14)) + ["net", "mean", "share", "gold", "with_flag", "f3"] + money + money
        : metrics
    var asked: [String] = []
    for _ in 0...random.below(3) {
      let metric = random.pick(pool)
      if !asked.contains(metric) { asked.append(metric) }
    }
    let isWindowed = random.chance(35)
    if isWindowed {
      for _ in 0...random.below(2) {
        let metric = "w\(random.below(12))"
        if !asked.contains(metric) { asked.append(metric) }
      }
      if random.chance(50) { asked.removeAll { !$0.hasPrefix("w") } }
    }
    let isOfSeasons = !isWindowed && random.chance(10)
    if isOfSeasons {
      for _ in 0...random.below(2) {
        let metric = "s\(random.below(4))"
        if !asked.contains(metric) { asked.append(metric) }
      }
      if random.chance(50) { asked.removeAll { !$0.hasPrefix("s") } }
    }
    let isListing = random.chance(4)
    if !isListing { lines.append("metrics: [\(asked.joined(separator: ", "))]") }
    var groups: [String] = []
    for _ in 0..<(isListing ? 2 : random.pick([0, 1, 1, 1, 2, 2, 3])) {
      let group = random.pick(
        isWindowed ? dimensions.filter { $0 != "minute" && ($0 != "hour" || random.chance(12)) } : dimensions)
      if !groups.contains(group) { groups.append(group) }
    }
    // Without a period most windows are refused.
    let periods = [
      "day", "week", "month", "quarter", "year", "fiscal_quarter", "fiscal_year", "retail_month",
      "retail_quarter", "retail_year",
    ]
    if isWindowed, !groups.contains(where: periods.contains), random.chance(90) {
      groups.append(random.pick(periods))
    }
    if isWindowed, random.chance(30) {
      let group = random.pick(
        ["customer.tier", "region.name"] + (isSale ? ["sale.status", "sale.currency"] : []))
      if !groups.contains(group) { groups.append(group) }
    }
    if isWindowed, random.chance(70) {
      let period = random.pick(["day", "week", "month", "month", "quarter", "year"])
      if !groups.contains(period) { groups.append(period) }
    }
    if isOfSeasons {
      groups.removeAll { [.hour, .minute, .second].contains(Grain(rawValue: $0)) || random.chance(40) }
      groups += random.pick([
        ["season.began"], ["season.began", "season.kind"], ["season.began"], ["season.kind"],
      ])
      .filter { !groups.contains($0) }
      let periods = Grain.allCases.map(\.rawValue)
      if random.chance(90) { groups.removeAll { periods.contains($0) } }
    }
    if !groups.isEmpty { lines.append("by: [\(groups.joined(separator: ", "))]") }
    if random.chance(30) {
      lines.append(
        "where: \""
          + random.pick([
            "customer.tier = 'gold'", "customer.active", "region.name != 'North'", "customer.tier is null",
            "not (customer.tier = 'gold') or customer.active", "region.name in ('North', 'South')",
            "customer.tier like '_o%'", "coalesce(customer.tier, 'x') = 'x'",
            "customer.joined >= date '2024-02-01'", "customer.visit_count > 1", "not customer.deep",
            "customer.mean_pages >= 2", "level.name = 'high'", "level.name is null",
            "season.kind = 'sale'", "season.kind != 'sale' and customer.active",
            "season.began >= date '2024-02-01'",
            "region.members between 1 and 3", "customer.visits_here > 1", "customer.paid > 0",
            "(exists(visit where pages > 4) per customer)", "(max(visit.pages) per region in query) > 3",
            "customer.first_visit is null",
          ]) + "\"")
    }
    if random.chance(25) {
      lines.append(
        "time: \(random.pick(["2024", "2024-Q1", "2024-02", "2024-01-15..2024-03-01", "..2024-02-10", "2024-02-29", "2024-02-10..2024-03-07", "2024-01-31 10:30:00..2024-03-05 16:45:00"]))"
      )
    }
    if random.chance(20), let metric = asked.first {
      lines.append("having: \"\(metric) is not null\"")
    }
    if random.chance(20) { lines.append("order: [\(random.chance(50) ? "-" : "")\(asked[0])]") }
    if random.chance(15) { lines.append("limit: \(random.below(6))") }
    if random.chance(10) { lines.append("limit: 5\noffset: \(random.below(4))") }
    let keys = lines.map { $0.prefix { $0 != ":" } }
    if keys.filter({ $0 == "limit" }).count > 1 {
      lines.removeAll { $0.hasPrefix("limit: ") && !$0.contains("offset") }
    }
    let hasCurrency = groups.contains("sale.currency")
    if hasCurrency, random.chance(30) {
      lines.append("in: sale.currency")
    } else if random.chance(85) {
      lines.append("in: \(random.pick(currencies + ["original", "EUR"]))")
    }
    if random.chance(10) {
      lines.append(
        "zone: \(random.pick(["America/New_York", "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns", "Africa/Casablanca", "Europe/Berlin"]))"
      )
    }
    // Places among all hours with all other groups are looked for one by one.
    if random.chance(12), !groups.contains("minute"), !isWindowed || !groups.contains("hour") {
      lines.append("fill: true")
    }
    if groups.count == 1 || groups.count == 2, random.chance(8) {
      let per = groups.count == 2 ? " per \(groups[1])" : ""
      let ties = random.pick(["", ", ties drop", ", ties keep"])
      let metric = random.pick(["visits", "revenue", "visitors", "fees"])
      lines.append("top: \(1 + random.below(4)) \(groups[0]) by \(metric)\(per)\(ties)")
    }
    if !groups.isEmpty, random.chance(isWindowed ? 2 : 7) {
      lines.append("totals: \(random.pick(["all", "each"]))")
    }
    if random.chance(15) { lines.append("places: \(random.below(11))") }
    if random.chance(3) { lines.append("round: per_row") }
    // All minutes of a quarter of a year, each compared with another, take minutes themselves; and of the difference of two
    // percentiles that are equal, binary numbers, the last digits would be left.
    let isBinary = asked.contains { ["middle", "ninth", "spread"].contains($0) }
    if random.chance(3), !groups.contains("minute"), !groups.contains("hour"), !isBinary {
      let interval = random.pick(["1 month", "7 days", "1 year"])
      lines.append(
        random.pick([
          "compare: \(interval)", "compare: {to: \(interval), constant_currency: prior}",
          "compare: {to: \(interval), bridge: count(sale)}",
          "compare: {to: \(interval), bridge: sum(sale.quantity), fx_on: reference_volume}",
        ]))
    }
    if random.chance(14) {
      let metric = random.chance(30) ? " for \(random.pick(asked))" : ""
      lines.append("at: \"\(RandomRates.override(&random))\(metric)\"")
    }
    if random.chance(10) { lines.append("as_of: \(random.pick(["2024-02-20", "2024-03-01", "2024-06-01"]))") }
    if random.chance(25) { lines.append("missing: \(random.pick(["exclude", "null", "error"]))") }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Tables

  private static func seeds(_ random: inout Random, endsOnDay: Bool) -> [(table: String, text: String)] {
    func rows(_ count: Int, _ make: (Int) -> [String]) -> String {
      (0..<count).map { make($0).joined(separator: ",") + "\n" }.joined()
    }
    var r = random
    func maybe(_ percent: Int, _ text: String) -> String { r.chance(percent) ? text : "" }
    func day() -> String { "\(Day(year: 2024, month: 1, day: 1)!.adding(days: r.below(90)))" }
    func time() -> String {
      // Some happen at the same moment.
      if r.chance(15) {
        return r.pick(["2024-02-10 12:00:00", "2024-02-11 09:30:00", "2024-01-20 00:00:00"])
      }
      return "\(day()) \(two(r.below(24))):\(two(r.below(60))):\(two(r.below(60)))"
    }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    func decimal(_ scale: Int, _ most: Int) -> String {
      "\(Decimal(coefficient: Int128(r.below(most) - most / 8), scale: scale))"
    }
    let regions =
      "region_id,name,area,founded\n"
      + rows(4) {
        [
          "\($0 + 1)", maybe(80, r.pick(["North", "South", "\"\"", "Öst"])), maybe(80, decimal(2, 50_000)),
          maybe(80, day()),
        ]
      }
    let customers =
      "shop,customer_no,region_id,joined,tier,active\n"
      + rows(8) {
        [
          "\($0 % 2 + 1)", "\($0 / 2 + 1)", maybe(80, "\(r.below(5) + 1)"), maybe(90, time()),
          maybe(80, r.pick(["gold", "silver", "bronze"])), maybe(80, r.pick(["true", "false"])),
        ]
      }
    let sales =
      "sale_id,shop,customer_no,payer_no,placed,due,status,quantity,price,weight,currency,amount,fee,dollars,flagged\n"
      + rows(r.pick([0, 5, 25, 40])) { number in
        let code = r.pick(RandomProject.currencies)
        let amount =
          code == "JPY"
          ? "\(r.below(100_000) - 5_000)" : code == "TND" ? decimal(3, 900_000) : decimal(2, 90_000)
        return [
          "\(number + 1)", maybe(85, "\(r.below(2) + 1)"), maybe(85, "\(r.below(5) + 1)"),
          maybe(60, "\(r.below(5) + 1)"),
          time(), maybe(80, day()), maybe(85, r.pick(["paid", "open", "void", "it's"])),
          maybe(85, "\(r.below(12) - 2)"),
          maybe(85, decimal(2, 20_000)), maybe(85, decimal(3, 20_000)), code, maybe(90, amount),
          maybe(85, "\(r.below(9_000) - 100)"),
          maybe(85, decimal(2, 50_000)), maybe(85, r.pick(["true", "false"])),
        ]
      }
    let visits =
      "visit_id,shop,customer_no,started,pages\n"
      + rows(r.pick([0, 6, 20])) {
        [
          "\($0 + 1)", maybe(85, "\(r.below(2) + 1)"), maybe(85, "\(r.below(5) + 1)"), time(),
          maybe(80, "\(r.below(9))"),
        ]
      }
    // Versions one after another, with gaps; the last may hold still.
    var levels = "shop,customer_no,since,ended,name\n"
    for number in 0..<8 where r.chance(85) {
      var start = Day(year: 2023, month: 12, day: 20)!.adding(days: r.below(30))
      for version in 0..<r.below(9) {
        let end = start.adding(days: 1 + r.below(14))
        let isLast = version == 7 || r.chance(10)
        let name = maybe(85, r.pick(["high", "low", "mid"]))
        levels +=
          "\(number % 2 + 1),\(number / 2 + 1),\(start),\(isLast && r.chance(60) ? "" : "\(end)"),\(name)\n"
        if isLast { break }
        start = end.adding(days: (endsOnDay ? 1 : 0) + r.pick([0, 0, 0, 3]))
      }
    }
    // Periods one after another, with gaps.
    var seasons = "starts,ended,kind\n"
    var start = Day(year: 2023, month: 12, day: 20)!.adding(days: r.below(30))
    for number in 0..<r.below(9) {
      let end = start.adding(days: 1 + r.below(25))
      let isOpen = number == 8 || r.chance(8)
      seasons += "\(start),\(isOpen ? "" : "\(end)"),\(maybe(85, r.pick(["sale", "new"])))\n"
      if isOpen { break }
      start = end.adding(days: (endsOnDay ? 1 : 0) + r.pick([0, 0, 0, 5]))
    }
    random = r
    return [
      ("seasons", seasons),
      ("levels", levels), ("regions", regions), ("customers", customers), ("sales", sales),
      ("visits", visits),
    ]
  }
}

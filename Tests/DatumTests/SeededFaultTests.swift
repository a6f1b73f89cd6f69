import Diagnostics
import Foundation
import Lint
import Project
import Testing
import Values

@testable import datum

/// Faults planted in copies of the worked example, one at a time: each is found, at the very character, and nothing else is.
@Suite struct SeededFaultTests {
  struct Fault: CustomTestStringConvertible, Sendable {
    /// What must be found; the first at `place`.
    let codes: [String]
    let edits: [Edit]
    /// The text that the finding stands on, where no edit marks it with `⟦`.
    let place: String
    var testDescription: String { "\(codes[0]): \(edits[0].new.replacing("\n", with: " "))" }

    init(
      _ codes: [String], _ file: String, _ old: String, _ new: String, at place: String = "",
      also edits: [Edit] = []
    ) {
      self.codes = codes
      self.edits = [Edit(file, old, new)] + edits
      self.place = place
    }
  }

  struct Edit: Sendable {
    let file: String
    let old: String
    let new: String

    init(_ file: String, _ old: String, _ new: String) {
      self.file = file
      self.old = old
      self.new = new
    }
  }

  static let day = Day("2026-12-01")!

  static let orders = "metrics/orders.yaml"
  static let afterMetrics = "\nmetrics:\n  gmv:\n"

  /// A metric more among those of orders.
  static func metric(_ codes: [String], _ text: String, at place: String = "", also edits: [Edit] = [])
    -> Fault
  {
    Fault(codes, orders, afterMetrics, "\nmetrics:\n  \(text)\n  gmv:\n", at: place, also: edits)
  }

  /// Visits from SQL in the place of a table.
  static func sql(_ codes: [String], _ text: String) -> Fault {
    Fault(codes, "metrics/visits.yaml", "table: visits\n", "sql: \(text)\n")
  }

  static let faults: [Fault] = [
    // The language
    Fault(["M001"], orders, "expr: sum(commission)", "expr: sum(⟦comission)"),
    Fault(["M013"], orders, "gmv where channel = 'app'", "gmv where channel = ⟦'App'"),
    Fault(
      ["M015"], orders, "owner: finance-data\n    expr: sum(subtotal)\n    where",
      "owner: ⟦finance\n    expr: sum(subtotal)\n    where"),
    Fault(
      ["M003"], "metrics/marketplace.yaml", "expr: gmv / orders\n", "expr: ⟦average_order_value / orders\n"),
    metric(["M006"], "twice: {description: A mean of a mean., expr: avg(⟦avg(subtotal))}"),
    metric(["M005", "FX003"], "odd: {description: An amount and a number., expr: ⟦sum(subtotal) + count()}"),
    Fault(["S001"], orders, "key: order_id\n", "⟦keys: order_id\nkey: order_id\n"),
    Fault(["S001"], "datum.yaml", "time_zone: UTC\n", "time_zone: UTC\n⟦timezone: UTC\n"),

    // Correctness
    Fault(
      ["COR009"], orders, "currency, subtotal, commission]", "currency, subtotal]", at: "sum(proceeds) where"),
    Fault(
      ["COR012"], orders,
      "count(distinct retailer)   # lint: allow COR012 reason=\"guests are no buyers, as the description says\"",
      "⟦count(distinct retailer)"),
    Fault(
      ["COR010"], "metrics/visits.yaml", "expr: count(where bounced)",
      "expr: ⟦sum(case when bounced then 1 else 0 end)"),
    metric(["COR011"], "order_count: {description: How many of them there were., expr: ⟦count(shipped_at)}"),
    Fault(
      ["COR014"], orders, "expr: avg(days_between(placed_at, shipped_at))",
      "expr: ⟦avg(days_to_ship / days_between(placed_at, shipped_at))"),
    metric(
      ["COR017"],
      "none: {description: 'Placed, and gone out at once.', expr: \"count(where ⟦status = 'placed' and status = 'shipped')\"}"
    ),
    metric(
      ["COR017", "DUP001"],
      "any_channel: {description: 'From the web, or not.', expr: \"count(where ⟦channel = 'web' or channel is null or channel != 'web')\"}"
    ),
    Fault(
      ["COR021"], orders, "  note:                text\n",
      "  note:                text\n  ⟦list_price: float\n"),
    sql(["COR007"], "SELECT *, pages / ⟦pages AS one FROM visits"),
    sql(["COR008"], "SELECT *, ⟦count(pages) / 7 AS a_day FROM visits"),
    sql(["COR023"], "SELECT *, ⟦random() AS lot FROM visits"),

    metric(
      ["COR017", "DUP006"],
      "gone: {description: Taken back and not., expr: count(where status = 'cancelled'), where: \"⟦status <> 'cancelled'\"}"
    ),

    // Define once
    metric(
      ["DUP001"],
      "⟦order_value: {description: What was ordered and kept., expr: sum(subtotal), where: \"status <> 'cancelled'\"}"
    ),
    metric(
      ["DUP001"],
      "⟦share_cancelled: {description: Of all orders those that were taken back., expr: cancelled_orders / orders}"
    ),
    Fault(
      ["DUP002"], "metrics/marketplace.yaml", "    metrics: [orders, gmv]\n    by: [month]\n",
      "    metrics: [{number: ⟦count(order)}, gmv]\n    by: [month]\n"),
    metric(
      ["DUP003"],
      "⟦net_value: {description: What counts for us., expr: sum(subtotal), where: \"status != 'cancelled' and bill_to_retailer_id > 3\"}"
    ),
    Fault(["DUP005"], orders, "label: Guest orders", "label: ⟦Buyers"),
    Fault(["DUP005"], orders, "synonyms: [purchases]", "synonyms: [⟦buyers]"),
    Fault(
      ["DUP006"], orders, "expr: cancelled_orders / orders",
      "expr: ⟦count(where status = 'cancelled') / orders"),
    Fault(
      ["DUP006"], "metrics/marketplace.yaml", "expr: gmv - refunds_value", "expr: gmv - ⟦sum(refund.amount)"),
    metric(
      ["DUP007"],
      "taxed: {description: With tax., expr: sum(1.19 * subtotal)}\n  taxed_fees: {description: Fees with tax., expr: sum(⟦1.19 * shipping_fee)}"
    ),
    Fault(
      ["DUP008"], orders, "  has_note:  {",
      "  ⟦state: {description: Where it stands., expr: status}\n  has_note:  {"),

    // Currency and units
    metric(
      ["CUR002"], "listed: {description: What the catalogue says., expr: ⟦sum(list_total)}",
      also: [
        Edit(
          orders, "  note:                text\n",
          "  note:                text\n  list_total: decimal(12,2)\n")
      ]),
    Fault(
      ["CUR005"], orders, "expr: cancelled_orders / orders\n",
      "expr: ⟦100 * cancelled_orders / orders\n    format: percent\n"),
    Fault(
      ["CUR006"], orders, "  note:                text\n",
      "  note:                text\n  ⟦gift_cents: integer\n"),

    // Time
    Fault(["TIM002"], "datum.yaml", "time_zone: UTC\n", "", at: "order.placed_at\n\ncolumns"),
    metric(
      ["TIM003"], "last_week: {description: Orders of the week before., expr: 'prior(orders, ⟦1 week)'}",
      also: [Edit("datum.yaml", "week_start: monday\n", "")]),
    sql(["TIM004"], "SELECT * FROM visits WHERE started_at > ⟦current_date"),
    metric(
      ["TIM005"],
      "january: {description: Orders of January., expr: \"count(where ⟦placed_at between timestamp '2024-01-01 00:00:00' and timestamp '2024-01-31 00:00:00')\"}"
    ),

    metric(
      ["TIM005"],
      "january_days: {description: Orders of January., expr: \"count(where ⟦placed_at between date '2024-01-01' and date '2024-01-31')\"}"
    ),

    // Names and documentation
    metric(["NAM001"], "⟦ordersSent: {description: Orders that have left., expr: count(shipped_at)}"),
    Fault(
      ["NAM002"], "metrics/stock.yaml",
      "  # lint: allow NAM002 reason=\"the compiler quotes it, and everybody calls it so\"\n  snapshot: {",
      "  ⟦snapshot: {"),
    metric(["NAM004"], "⟦noted_share: {description: Orders with a note., expr: count(note)}"),
    Fault(
      ["NAM005"], "datum.yaml", "# Where questions can be answered.",
      "lint: {abbreviations: [kpi]}\n# Where questions can be answered.", at: "gmv:\n    label: Gross"),
    Fault(["NAM006"], orders, "label: Orders\n", "label: ⟦orders\n"),
    Fault(
      ["DOC001"], orders, "    description: Orders placed, whatever became of them; cancelled ones count.\n",
      "",
      at: "orders:\n    label: Orders"),
    Fault(
      ["DOC002"], orders, "description: Orders that no signed-up retailer placed.",
      "description: ⟦The number of guest orders."),
    Fault(
      ["DOC003"], "metrics/marketplace.yaml", "  - {ask: buyers, time: 2025-Q2, expect: 128}\n", "",
      at: "buyers:\n    label: Buyers"),
    Fault(
      ["DOC004"], orders, "description: Orders that no signed-up retailer placed.",
      "description: ⟦Orders excluding tests.",
      also: [Edit(orders, "expr: count(where retailer_id is null)", "expr: count(bill_to_retailer_id)")]),
    Fault(
      ["DOC005"], orders, "description: Orders that no signed-up retailer placed.",
      "description: ⟦'Orders of guests, see [the page](docs/nowhere.md).'"),
    Fault(["DOC006"], orders, "    synonyms: [purchases]\n", "", at: "orders:\n    label: Orders"),

    // Owners
    Fault(
      ["OWN002"], orders, "owner: finance-data\n    expr: sum(subtotal where status",
      "owner: ⟦li\n    expr: sum(subtotal where status"),
    Fault(
      ["OWN007"], orders, "owner: finance-data\n    expr: sum(subtotal)\n    where",
      "owner: ⟦carla\n    expr: sum(subtotal)\n    where"),
    Fault(
      ["OWN001"], orders, "owner: marketplace-analytics\ntable: orders", "owner: none\ntable: orders",
      at: "orders:\n    label: Orders"),

    // Deprecation
    Fault(
      ["DEP001"], orders, "    expr: count(where status = 'delivered')\n",
      "    expr: count(where status = 'delivered')\n    deprecated: {reason: Nobody needs it.}\n",
      also: [Edit("metrics/marketplace.yaml", "expr: units / orders", "expr: units / ⟦delivered_orders")]),
    Fault(
      ["DEP002"], orders, "    expr: max(days_to_ship)\n",
      "    expr: max(days_to_ship)\n    deprecated: ⟦{since: 2026-01-01}\n"),
    Fault(
      ["DEP003"], orders, "    expr: max(days_to_ship)\n",
      "    expr: max(days_to_ship)\n    deprecated: {replacement: shipping_days, migration: ⟦same}\n"),
    Fault(
      ["DEP004"], orders, "    expr: max(days_to_ship)\n",
      "    expr: max(days_to_ship)\n    deprecated: {remove_after: ⟦2026-01-01, reason: Nobody needs it.}\n"),
    Fault(
      ["DEP005"], "metrics/marketplace.yaml", "\nchecks:\n",
      "\nremoved:\n  buyers: {on: 2024-01-01}\nchecks:\n", at: "buyers:\n    label: Buyers"),

    // Performance, security
    metric(["PRF002"], "different: {description: How many there are., expr: ⟦count(distinct order_id)}"),
    metric(
      ["PRF004"], "of_2024: {description: Orders of 2024., expr: \"count(where ⟦year(placed_at) = 2024)\"}"),
    sql(["PRF003"], "SELECT v.* FROM visits v ⟦CROSS JOIN retailers r"),
    Fault(
      ["SEC001"], orders, "dimensions:\n",
      "dimensions:\n  ⟦mail: {description: Who ordered., expr: buyer_mail}\n",
      also: [
        Edit(
          orders, "  note:                text\n",
          "  note:                text\n  buyer_mail: {type: text, sensitive: true}\n")
      ]),
    metric(
      ["SEC002"], "first_mail: {description: The first of them., expr: ⟦min(buyer_mail)}",
      also: [
        Edit(
          orders, "  note:                text\n",
          "  note:                text\n  buyer_mail: {type: text, sensitive: true}\n")
      ]),
    sql(["SEC005"], "\"SELECT * FROM visits WHERE shop = '⟦{{ shop }}'\""),
    Fault(
      ["SEC006"], "datum.yaml", "\"${DATUM_POSTGRES_URL}\"",
      "\"postgres://me:⟦s3cretWord@db.example.com/shop\""),

    // Comments
    Fault(
      ["SUP001", "COR012"], orders, " reason=\"guests are no buyers, as the description says\"", "",
      at: "# lint: allow COR012\n"),
    Fault(
      ["SUP002"], orders, "expr: sum(commission)\n",
      "expr: sum(commission)   # lint: allow ⟦COR010 reason=\"no\"\n"),
    Fault(
      ["SUP003", "COR012"], orders, "COR012 reason=\"guests", "COR012 until=2026-01-01 reason=\"guests",
      at: "# lint: allow COR012 until"),
  ]

  @Test func `there are at least fifty`() { #expect(SeededFaultTests.faults.count >= 50) }

  @Test(arguments: faults) func `it is found at the right character`(_ fault: Fault) throws {
    var contents = SeededFaultTests.example
    for edit in fault.edits {
      let text = String(decoding: try #require(contents[edit.file]), as: UTF8.self)
      let range = try #require(text.range(of: edit.old), "\(edit.file) has no \(edit.old)")
      contents[edit.file] = Array(text.replacingCharacters(in: range, with: edit.new).utf8)
    }
    var marked: (file: String, offset: Int)?
    let mark = Array("⟦".utf8)
    for (file, bytes) in contents {
      guard let range = bytes.firstRange(of: mark) else { continue }
      marked = (file, range.lowerBound)
      contents[file]?.removeSubrange(range)
    }
    if marked == nil {
      for (file, bytes) in contents {
        let text = String(decoding: bytes, as: UTF8.self)
        if let range = text.range(of: fault.place) { marked = (file, text[..<range.lowerBound].utf8.count) }
      }
    }
    var project = loadProject(from: ProjectFiles(root: String(Example.root.dropLast()), contents: contents))
    let linted = project.linted(on: SeededFaultTests.day)
    let result = lint(linted, languageFindings: project.findings)
    let found = Set(result.findings.map(\.finding.code.rawValue))
    let report = LintReport(result, in: linted.sources, project: "marketplace", version: "0").text(as: .text)
    #expect(found.isSubset(of: fault.codes), "other faults are found:\n\(report)")
    let place = try #require(marked, "nothing marks the place")
    let hits = result.findings.contains { finding in
      guard fault.codes.contains(finding.finding.code.rawValue), let span = finding.finding.place else {
        return false
      }
      return linted.sources[span.source].name == place.file && Int(span.start) == place.offset
    }
    #expect(hits, "not found at \(place):\n\(report)")
  }

  @Test func `nothing is found in the copy without a fault`() {
    var project = loadProject(
      from: ProjectFiles(root: String(Example.root.dropLast()), contents: SeededFaultTests.example))
    let result = lint(project.linted(on: SeededFaultTests.day), languageFindings: project.findings)
    #expect(result.findings.isEmpty, "\(result.findings.map(\.finding.message))")
  }

  private static let example: [String: [UInt8]] = {
    let project = Example.project
    var contents: [String: [UInt8]] = [:]
    for source in [project.projectFile].compactMap(\.self) + project.definitionFiles {
      contents[project.sources[source].name] = project.sources[source].bytes
    }
    return contents
  }()
}

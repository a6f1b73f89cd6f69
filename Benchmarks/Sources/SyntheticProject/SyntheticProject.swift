import Foundation

/// A project of any size: a tree of entities, each joined to its parent, with metrics spread over them. Every fourth
/// metric is a ratio, every fourth is filtered.
public struct SyntheticProject {
  public let path: String

  /// Writes the project to a folder that is made.
  public init(at path: String, metrics: Int, entities: Int) throws {
    self.path = path
    let manager = FileManager.default
    try? manager.removeItem(atPath: path)
    try manager.createDirectory(atPath: path + "/metrics", withIntermediateDirectories: true)
    try "name: synthetic\nreporting_currency: EUR\ntargets: [sqlite]\n".write(
      toFile: path + "/datum.yaml", atomically: false, encoding: .utf8)
    try """
    currencies: {restrict_to: [EUR, USD, GBP]}
    rates:
      daily: {table: fx, pivot: EUR, columns: {date: day, currency: code, rate: rate}}
    conversion: {flow: transaction_date using daily}

    """.write(toFile: path + "/metrics/currencies.yaml", atomically: false, encoding: .utf8)
    let share = metrics / entities
    for entity in 0..<entities {
      let text = SyntheticProject.entity(entity, metrics: share + (entity < metrics % entities ? 1 : 0))
      try text.write(toFile: path + "/metrics/e\(entity).yaml", atomically: false, encoding: .utf8)
    }
  }

  private static func entity(_ number: Int, metrics: Int) -> String {
    // e0 is the root of the tree; every other entity belongs to one with a smaller number.
    let parent = (number - 1) / 3
    var text = """
      entity: e\(number)
      description: Rows of the synthetic table number \(number), made for measuring.
      owner: team-\(number % 7)
      table: t\(number)
      key: id
      time: at
      columns:
        id: integer
        parent_id: integer
        at: timestamp
        status: text
        kind: text
        quantity: integer
        price: decimal(12,2)
        currency: currency
        amount: money(currency)
      \(number == 0 ? "" : "joins:\n  e\(parent): parent_id")
      facts:
        value: quantity * price
      dimensions:
        status: {description: Where it stands., values: [open, paid, void]}
        kind: {description: What it is.}
        at: at
      metrics:

      """
    for metric in 0..<metrics {
      let name = "e\(number)_m\(metric)"
      let expression: String =
        switch metric % 4 {
        case 0: "sum(amount)"
        case 1: "count(where status != 'void' and quantity > \(metric))"
        case 2: "sum(value where kind = 'k\(metric)')"
        default: "e\(number)_m\(metric - 1) / e\(number)_m\(metric - 2)"
        }
      text += """
          \(name):
            label: Metric \(metric) of \(number)
            description: A synthetic metric that a person would describe in a sentence of about this length.
            expr: \(expression)
            tags: [synthetic, t\(metric % 5)]

        """
    }
    return text
  }
}

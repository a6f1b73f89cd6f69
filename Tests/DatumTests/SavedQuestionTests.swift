import Testing

/// `datum query --saved`: the same answer as the question written out.
@Suite struct SavedQuestionTests {
  private func printed(_ command: String) throws -> String {
    let outcome = try CommandLineTool.run(
      ["query"] + CommandLineTool.words(command) + ["--format", "csv"], in: Example.root)
    return outcome.output + outcome.error.split(separator: "\n").filter { $0.hasPrefix("error") }.joined()
  }

  @Test(arguments: [
    (
      "--saved orders_of_a_country --with country=FR",
      "orders gmv --by month --where \"brand.country = 'FR'\" --time 2024 --in EUR"
    ),
    (
      "--saved orders_of_a_country --with country=FR --with period=2025-Q1 --by quarter --in USD",
      "orders gmv --by quarter --where \"brand.country = 'FR'\" --time 2025-Q1 --in USD"
    ),
    (
      "--saved orders_of_a_country --with country=FR --where \"order.channel = 'app'\"",
      "orders gmv --by month --where \"brand.country = 'FR' and order.channel = 'app'\" --time 2024 --in EUR"
    ),
    (
      "--saved large_orders",
      "\"large: count(order where order.subtotal > 1000 EUR)\" orders --by brand.name --where \"brand.country in ('FR', 'DE')\" --having \"large > 0\" --order=-large"
    ),
    (
      "--saved large_orders --with least=250.50 --with countries=GB,SE,JP",
      "\"large: count(order where order.subtotal > 250.50 EUR)\" orders --by brand.name --where \"brand.country in ('GB', 'SE', 'JP')\" --having \"large > 0\" --order=-large"
    ),
  ]) func `it answers as the question written out`(_ saved: String, _ written: String) throws {
    let answer = try printed(saved)
    #expect(answer.split(separator: "\n").count > 1)
    #expect(answer == (try printed(written)))
  }

  @Test(arguments: ["x' or '1'='1", "x'; DROP TABLE orders; --", "$country", "FR\\", "\u{1F600}'\"", ""])
  func `a value is never more than a text`(_ value: String) throws {
    let outcome = try CommandLineTool.run(
      ["query", "--saved", "orders_of_a_country", "--with", "country=\(value)", "--format", "csv"],
      in: Example.root)
    #expect(outcome.output == "month,orders,gmv\n", "\(outcome.error)")
    #expect(outcome.exitCode == 0)
  }
}

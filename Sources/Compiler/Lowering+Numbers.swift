import SQL

/// Numbers in a row: the days that a rate is carried forward.
extension Lowering {
  /// A table `later` with a column `days`: 0, 1, 2 …, `count` of them.
  mutating func daysLater(_ count: Int64) -> Select.Source {
    switch dialect.numbers {
    case .list: .query(listed(count), alias: "later")
    case .recursive: counted(count)
    }
  }

  private mutating func counted(_ count: Int64) -> Select.Source {
    if let known = numberTables[count] { return .common(known, alias: "later") }
    let name = uniqueName("days_later")
    let days = SQLExpression.output(table: name, name: "days")
    var first = Select()
    first.columns = [.init(.integer(0), as: "days")]
    var next = Select()
    next.columns = [.init(.binary(.add, days, .integer(1)), as: "days")]
    next.source = .common(name, alias: name)
    next.filter = [.binary(.less, days, .integer(count - 1))]
    commonTables.append(
      CommonTable(
        name: name, query: .unionAll([.select(first), .select(next)]), recursiveColumns: ["days"]))
    numberTables[count] = name
    return .common(name, alias: "later")
  }

  private func listed(_ count: Int64) -> Query {
    if count <= 32 { return numbers(0..<count) }
    let column = { (table: String) in SQLExpression.output(table: table, name: "days") }
    var product = Select()
    product.source = .query(numbers(0..<20), alias: "ones")
    product.joins = [
      .init(.inner, .query(numbers(0..<((count + 19) / 20)), alias: "twenties"), on: [.boolean(true)])
    ]
    let sum = SQLExpression.binary(
      .add, column("ones"), .binary(.multiply, column("twenties"), .integer(20)))
    product.columns = [.init(sum, as: "days")]
    product.filter = [.binary(.less, sum, .integer(count))]
    return .select(product)
  }

  private func numbers(_ range: Range<Int64>) -> Query {
    .unionAll(
      range.map { number in
        var row = Select()
        row.columns = [.init(.integer(number), as: "days")]
        return .select(row)
      })
  }
}

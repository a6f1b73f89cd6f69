/// How tightly operators bind; an operand that binds less gets parentheses.
enum Precedence {
  static let or = 1
  static let and = 2
  static let not = 3
  static let comparison = 4
  static let sum = 5
  static let product = 6
  static let unary = 7
  static let primary = 8
}

extension SQLPrinter {
  mutating func expression(_ expression: SQLExpression) {
    switch expression {
    case .column(let table, let name):
      text += bareName(table)
      text += "."
      text += physicalName(name)
    case .output(let table, let name):
      if let table {
        text += bareName(table)
        text += "."
        text += bareName(name)
      } else {
        text += outputName(name)
      }
    case .text(let value): text += literal(value)
    case .integer(let value): text += String(value)
    case .number(let digits): text += digits
    case .decimal(let digits): decimal(digits)
    case .boolean(let value):
      text += value ? dialect.literals.booleanTrue : dialect.literals.booleanFalse
    case .null: text += "NULL"
    case .date(let value): text += filled(dialect.literals.date, value)
    case .timestamp(let value): text += filled(dialect.literals.timestamp, value)
    case .binary(let operation, let left, let right): binary(operation, left, right)
    case .not(.isNull(let inner)):
      operand(inner, above: Precedence.comparison)
      text += " IS NOT NULL"
    case .not(let inner):
      text += "NOT "
      operand(inner, above: Precedence.not)
    case .negate(let inner):
      text += "-"
      operand(inner, above: Precedence.unary)
    case .isNull(let inner):
      operand(inner, above: Precedence.comparison)
      text += " IS NULL"
    case .oneOf(let value, let members):
      operand(value, above: Precedence.comparison)
      text += " IN ("
      for (index, member) in members.enumerated() {
        if index > 0 { text += ", " }
        self.expression(member)
      }
      text += ")"
    case .oneOfRows(let values, let select):
      if values.count > 1 { text += "(" }
      for (index, value) in values.enumerated() {
        if index > 0 { text += ", " }
        values.count > 1 ? self.expression(value) : operand(value, above: Precedence.comparison)
      }
      text += values.count > 1 ? ") IN (" : " IN ("
      nested(.select(select), isStruct: values.count > 1 && dialect.rowsIn == .structure)
      text += ")"
    case .conditional(let branches, let otherwise):
      text += "CASE"
      for branch in branches {
        text += " WHEN "
        self.expression(branch.condition)
        text += " THEN "
        self.expression(branch.value)
      }
      if let otherwise {
        text += " ELSE "
        self.expression(otherwise)
      }
      text += " END"
    case .form(let form, let arguments): filled(template(of: form), arguments)
    case .aggregate(let form, let arguments, let filter): aggregate(form, arguments, filter)
    case .cast(let value, let type):
      text += "CAST("
      self.expression(value)
      text += " AS "
      text += name(of: type)
      text += ")"
    case .type(let type): text += name(of: type)
    case .subquery(let select):
      text += "("
      nested(.select(select))
      text += ")"
    case .window(let function, let partition, let order): window(function, partition, order)
    }
  }

  private mutating func window(
    _ function: SQLExpression.Window, _ partition: [SQLExpression], _ order: [SQLExpression.WindowOrder]
  ) {
    switch function {
    case .lead(let value, let count):
      text += "LEAD("
      expression(value)
      if count > 1 { text += ", \(count)" }
      text += ")"
    case .lag(let value):
      text += "LAG("
      expression(value)
      text += ")"
    case .aggregate(let form, let value): expression(.aggregate(form, [value], filter: nil))
    case .rank: text += "RANK()"
    case .rowNumber: text += "ROW_NUMBER()"
    }
    text += " OVER ("
    if !partition.isEmpty { text += "PARTITION BY " }
    for (index, part) in partition.enumerated() {
      if index > 0 { text += ", " }
      expression(part)
    }
    if !order.isEmpty { text += partition.isEmpty ? "ORDER BY " : " ORDER BY " }
    for (index, part) in order.enumerated() {
      if index > 0 { text += ", " }
      expression(part.expression)
      if part.isDescending { text += " DESC" }
    }
    text += ")"
  }

  mutating func operand(_ expression: SQLExpression, above level: Int) {
    if precedence(of: expression) > level {
      self.expression(expression)
    } else {
      text += "("
      self.expression(expression)
      text += ")"
    }
  }

  private func precedence(of expression: SQLExpression) -> Int {
    switch expression {
    case .binary(let operation, _, _): precedence(of: operation)
    case .not(.isNull): Precedence.comparison
    case .not: Precedence.not
    case .isNull, .oneOf, .oneOfRows: Precedence.comparison
    case .negate: Precedence.unary
    case .integer(let value): value < 0 ? Precedence.unary : Precedence.primary
    case .number(let digits), .decimal(let digits):
      digits.hasPrefix("-") ? Precedence.unary : Precedence.primary
    case .form(let form, let arguments):
      if case .some(let template) = dialect.template(form), template.isPrimary {
        arguments.count == 1 && template.segments.count == 1
          ? precedence(of: arguments[0]) : Precedence.primary
      } else {
        0
      }
    case .aggregate(let form, _, _): dialect.template(form)?.isPrimary == true ? Precedence.primary : 0
    default: Precedence.primary
    }
  }

  private func precedence(of operation: SQLExpression.Operator) -> Int {
    switch operation {
    case .or: Precedence.or
    case .and: Precedence.and
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: Precedence.comparison
    case .add, .subtract: Precedence.sum
    case .multiply, .divide, .remainder: Precedence.product
    }
  }

  private mutating func binary(
    _ operation: SQLExpression.Operator, _ left: SQLExpression, _ right: SQLExpression
  ) {
    let level = precedence(of: operation)
    // To the left of an operator its own level needs no parentheses, but comparisons do not chain.
    operand(left, above: level == Precedence.comparison ? level : level - 1)
    text += " "
    text += operation.rawValue
    text += " "
    operand(right, above: operation == .and || operation == .or || operation == .add ? level - 1 : level)
  }

  private mutating func aggregate(_ form: Form, _ arguments: [SQLExpression], _ filter: SQLExpression?) {
    let template = template(of: form)
    guard let filter else { return filled(template, arguments) }
    if dialect.conditionalAggregate == .filter, template.isCall {
      filled(template, arguments)
      text += " FILTER (WHERE "
      expression(filter)
      text += ")"
      return
    }
    if form == .countRows {
      filled(self.template(of: .count), [.conditional([.init(filter, .integer(1))], otherwise: nil)])
    } else {
      filled(
        template,
        [.conditional([.init(filter, arguments[0])], otherwise: nil)] + Array(arguments.dropFirst()))
    }
  }

  private func template(of form: Form) -> Template {
    guard let template = dialect.template(form) else {
      preconditionFailure("\(form.rawValue) was not legalized for \(dialect.name)")
    }
    return template
  }

  private mutating func filled(_ template: Template, _ arguments: [SQLExpression]) {
    for segment in template.segments {
      switch segment {
      case .text(let part): text += part
      case .argument(let index, let isDelimited):
        if isDelimited || template.segments.count == 1 {
          expression(arguments[index])
        } else {
          operand(arguments[index], above: Precedence.unary)
        }
      }
    }
  }

  private mutating func decimal(_ digits: String) {
    if dialect.literals.decimal == "{v}" {
      text += digits
    } else {
      let scale = digits.firstIndex(of: ".").map { digits.distance(from: $0, to: digits.endIndex) - 1 } ?? 0
      text += filled(dialect.literals.decimal, digits).replacing("{s}", with: String(scale))
    }
  }

  private func filled(_ template: String, _ value: String) -> String {
    guard let place = template.firstRange(of: "{v}") else { return template }
    return template[..<place.lowerBound] + value + template[place.upperBound...]
  }

  private mutating func name(of type: SQLType) -> String {
    // A statement names few types, and each of them often.
    if let known = typeNames[type] { return known }
    guard var name = dialect.types[type.key] else {
      preconditionFailure("type \(type.key) was not legalized for \(dialect.name)")
    }
    if case .decimal(let scale) = type {
      name = name.replacing("{p}", with: String(min(38, dialect.decimalPrecision)))
        .replacing("{s}", with: String(scale))
    }
    typeNames[type] = name
    return name
  }

  // MARK: Names and texts

  func literal(_ value: String) -> String {
    let isSpecial = { (byte: UInt8) in byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\\") || byte < 0x20
    }
    if !value.utf8.contains(where: isSpecial) {
      return "'" + value + "'"
    }
    var result = "'"
    for scalar in value.unicodeScalars {
      switch scalar {
      case "'": result += dialect.literals.escape == .backslash ? "\\'" : "''"
      case "\\" where dialect.literals.backslashEscapes: result += "\\\\"
      // Where quotes are escaped by a backslash a text may have to end with its line.
      case "\n" where dialect.literals.escape == .backslash: result += "\\n"
      case "\r" where dialect.literals.escape == .backslash: result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }

  /// A name of a table or a column that exists.
  func physicalName(_ name: String) -> String {
    if dialect.identifiers.physical == .whenNeeded, isPlain(name, exists: true) { return name }
    return quoted(name)
  }

  /// A name that the statement gives to a table; always plain, so it is quoted only when it is a reserved word.
  func bareName(_ name: String) -> String {
    let short = shortened(name)
    return isPlain(short, exists: false) ? short : quoted(short)
  }

  /// A name of a column that people see.
  func outputName(_ name: String) -> String { outputNames([name])[0] }

  /// The names of the columns of an answer; where signs become underscores, two that would meet are told apart.
  func outputNames(_ names: [String]) -> [String] {
    if dialect.identifiers.output == .any { return names.map { quoted(shortened($0)) } }
    var taken: Set<String> = []
    return names.map { name in
      let word = String(name.map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" })
      var candidate = word
      var number = 2
      while !taken.insert(candidate.lowercased()).inserted {
        candidate = "\(word)_\(number)"
        number += 1
      }
      return quoted(shortened(candidate))
    }
  }

  private func quoted(_ name: String) -> String {
    let close = dialect.identifiers.close
    if let byte = close.utf8.first, !name.utf8.contains(byte) {
      return dialect.identifiers.open + name + close
    }
    return dialect.identifiers.open + name.replacing(close, with: close + close) + close
  }

  private func isPlain(_ name: String, exists: Bool) -> Bool {
    var hasUpper = false
    var hasLower = false
    var isFirst = true
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): hasLower = true
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): hasUpper = true
      case UInt8(ascii: "_"): break
      case UInt8(ascii: "0")...UInt8(ascii: "9") where !isFirst: break
      default: return false
      }
      isFirst = false
    }
    if exists {
      switch dialect.identifiers.fold {
      case .lower: if hasUpper { return false }
      case .upper: if hasUpper && hasLower { return false }
      case .preserve: break
      }
    }
    return !name.isEmpty && !dialect.identifiers.reserved.contains(hasUpper ? name.lowercased() : name)
  }

  /// Names beyond the limit of the database are cut and get a mark of their own, since it would cut them in silence.
  private func shortened(_ name: String) -> String {
    let limit = dialect.identifiers.maxBytes
    guard name.utf8.count > limit else { return name }
    var hash: UInt32 = 2_166_136_261
    for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    let mark = "_" + String(hash, radix: 16)
    var kept = ""
    for character in name {
      if kept.utf8.count + String(character).utf8.count > limit - mark.utf8.count { break }
      kept.append(character)
    }
    return kept + mark
  }
}

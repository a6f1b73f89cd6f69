extension ColumnType {
  struct Failure: Error { let reason: String }

  /// Reads `decimal(10,3) kg`, `money(currency, minor)`, `timestamp(Europe/Berlin)`.
  static func parse(_ text: String) -> Result<ColumnType, Failure> {
    let trimmed = text.trimmingBlanks()
    var head = Substring(trimmed)
    var arguments: [String] = []
    var unit: String?
    if let open = trimmed.firstIndex(of: "(") {
      guard let close = trimmed.lastIndex(of: ")"), open < close else {
        return .failure(Failure(reason: "')' is missing"))
      }
      head = trimmed[..<open]
      arguments = trimmed[trimmed.index(after: open)..<close].split(
        separator: ",", omittingEmptySubsequences: false
      )
      .map { String($0).trimmingBlanks() }
      let rest = String(trimmed[trimmed.index(after: close)...]).trimmingBlanks()
      if !rest.isEmpty { unit = rest }
    } else if let blank = trimmed.firstIndex(of: " ") {
      head = trimmed[..<blank]
      unit = String(trimmed[blank...]).trimmingBlanks()
    }
    if let unit, !DefinitionReader.isName(unit) {
      return .failure(Failure(reason: "'\(unit)' is not the name of a unit"))
    }
    let name = String(head).trimmingBlanks().lowercased()
    let type: ColumnType
    switch (name, arguments.count) {
    case ("integer", 0), ("int", 0), ("bigint", 0): return .success(.integer(unit: unit))
    case ("float", 0), ("double", 0): return .success(.float(unit: unit))
    case ("decimal", 2), ("numeric", 2):
      guard let precision = Int(arguments[0]), let scale = Int(arguments[1]), (1...38).contains(precision),
        (0...min(precision, 12)).contains(scale)
      else {
        return .failure(Failure(reason: "precision is 1 to 38, scale 0 to 12 and not above the precision"))
      }
      return .success(.decimal(precision: precision, scale: scale, unit: unit))
    case ("decimal", _), ("numeric", _): return .failure(Failure(reason: "write the digits: decimal(12,2)"))
    case ("text", 0), ("string", 0), ("varchar", 0...1): type = .text
    case ("boolean", 0), ("bool", 0): type = .boolean
    case ("date", 0): type = .date
    case ("timestamp", 0): type = .timestamp(zone: nil)
    case ("timestamp", 1): type = .timestamp(zone: arguments[0])
    case ("currency", 0): type = .currency
    case ("money", 1...3):
      var isMinor: Bool?
      var kind: MoneyKind?
      for word in arguments.dropFirst() {
        if word == "minor" || word == "major", isMinor == nil {
          isMinor = word == "minor"
        } else if let named = MoneyKind(rawValue: word), kind == nil {
          kind = named
        } else {
          return .failure(
            Failure(reason: "behind the currency stand 'minor' or 'major', and 'flow', 'balance' or 'price'"))
        }
      }
      type = .money(currency: arguments[0], isMinor: isMinor ?? false, kind: kind ?? .flow)
    case ("money", _):
      return .failure(Failure(reason: "name the currency or its column: money(USD), money(currency)"))
    default: return .failure(Failure(reason: "'\(name)' is not a type"))
    }
    if let unit { return .failure(Failure(reason: "only a number has a unit, found '\(unit)'")) }
    return .success(type)
  }
}

extension String {
  func trimmingBlanks() -> String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    guard let start = firstIndex(where: { !isBlank($0) }), let end = lastIndex(where: { !isBlank($0) }) else {
      return ""
    }
    return String(self[start...end])
  }
}

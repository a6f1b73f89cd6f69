import Diagnostics
import Values
import YAMLTree

/// A question with a name: an item of `questions:`.
package struct SavedQuestion: Sendable {
  package let name: Written<String>
  package let about: About
  package let parameters: [Parameter]
  package let text: QueryText

  /// What is left open in a question: `$country`.
  package struct Parameter: Sendable {
    package let name: Written<String>
    package let type: ParameterType
    package let description: String?
    /// nil where whoever asks must say it.
    package let usual: QueryText.Part?
  }
}

/// What the value of a parameter may be.
package enum ParameterType: Sendable, Equatable, CustomStringConvertible {
  case text, integer, decimal, boolean, date, timestamp
  /// An amount in a currency.
  case money(String)
  /// Several, for `in ($countries)`.
  indirect case list(ParameterType)

  /// `text`, `money(EUR)`, `list(text)`
  init?(_ text: String) {
    let text = text.filter { $0 != " " }
    let inner = { (name: String) -> String? in
      text.hasPrefix(name + "(") && text.hasSuffix(")")
        ? String(text.dropFirst(name.count + 1).dropLast()) : nil
    }
    switch text {
    case "text": self = .text
    case "integer": self = .integer
    case "decimal": self = .decimal
    case "boolean": self = .boolean
    case "date": self = .date
    case "timestamp": self = .timestamp
    default:
      if let code = inner("money"), code.count == 3 {
        self = .money(code)
      } else if let member = inner("list"), let type = ParameterType(member), !type.isList {
        self = .list(type)
      } else {
        return nil
      }
    }
  }

  static let forms = "text, integer, decimal, boolean, date, timestamp, money(EUR), list(text)"

  var isList: Bool { if case .list = self { true } else { false } }

  package var description: String {
    switch self {
    case .text: "text"
    case .integer: "integer"
    case .decimal: "decimal"
    case .boolean: "boolean"
    case .date: "date"
    case .timestamp: "timestamp"
    case .money(let code): "money(\(code))"
    case .list(let member): "list(\(member))"
    }
  }

  /// The values that a part stands for; nil where it is none of this type.
  func literals(_ part: QueryText.Part) -> [Literal]? {
    guard let members = part.members else { return literals(part.text) }
    guard case .list(let member) = self else { return nil }
    let found = members.compactMap { member.literals($0)?.first }
    return found.count == members.count ? found : nil
  }

  /// The values that a text stands for; nil where it is none of this type.
  func literals(_ text: String) -> [Literal]? {
    switch self {
    case .list(let member):
      let words = text.split(separator: ",", omittingEmptySubsequences: false).map {
        String($0).trimmingBlanks()
      }
      let parts = words.compactMap { $0.isEmpty ? nil : member.literals($0)?.first }
      return parts.count == words.count ? parts : nil
    case .text: return [.text(text)]
    case .integer: return Int64(text).map { [.integer($0)] }
    case .decimal: return Decimal(text).map { [.decimal($0)] }
    case .boolean: return text == "true" ? [.boolean(true)] : text == "false" ? [.boolean(false)] : nil
    case .date: return Day(text).map { [.date($0)] }
    case .timestamp: return (Instant(text) ?? Day(text).map { Instant(day: $0) }).map { [.timestamp($0)] }
    case .money(let code): return Decimal(text).map { [.money($0, currency: code)] }
    }
  }

  /// A value for checking a question whose parameter has none.
  var sample: String {
    switch self {
    case .text: "a"
    case .integer, .decimal, .money: "1"
    case .boolean: "true"
    case .date, .timestamp: "2024-01-01"
    case .list(let member): member.sample
    }
  }
}

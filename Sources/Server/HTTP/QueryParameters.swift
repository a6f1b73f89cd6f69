import HTTPTypes

/// What stands behind the question mark of an address.
struct QueryParameters: Sendable {
  private(set) var pairs: [(name: String, value: String)] = []

  init(_ query: String?) {
    for part in (query ?? "").split(separator: "&") {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = QueryParameters.decoded(halves[0])
      pairs.append((name, halves.count > 1 ? QueryParameters.decoded(halves[1]) : ""))
    }
  }

  /// Forms write a blank as a plus.
  private static func decoded(_ text: Substring) -> String {
    text.replacing("+", with: " ").percentDecoded
  }

  /// The one value of a name; nil where it is not there.
  ///
  /// - Throws: `Problem` where it is there twice.
  subscript(name: String) -> String? {
    get throws {
      let found = pairs.filter { $0.name == name }
      guard found.count < 2 else {
        throw Problem(.badRequest, "S002", "the parameter '\(name)' is given twice").at("?\(name)")
      }
      return found.first?.value
    }
  }

  func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

  /// - Throws: `Problem` where there is a name that nobody reads.
  ///
  /// - Parameter prefixes: beginnings of names that are read as well.
  func allow(_ names: [String], prefixes: [String] = []) throws {
    let unknown = pairs.first { pair in
      !names.contains(pair.name) && !prefixes.contains { pair.name.hasPrefix($0) }
    }?.name
    guard let unknown else { return }
    var problem = Problem(.badRequest, "S001", "unknown parameter '\(unknown)'")
    problem.notes = [
      names.isEmpty ? "there are none here" : "parameters are \(names.joined(separator: ", "))"
    ]
    throw problem.at("?\(unknown)")
  }
}

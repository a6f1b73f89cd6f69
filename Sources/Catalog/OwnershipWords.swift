package import Diagnostics

extension OwnershipIndex.Claim {
  /// `explicit: order.gmv, metrics/orders.yaml:61`
  package func words(_ positions: SourcePositions) -> String {
    let words = self.words.isEmpty ? rule.rawValue : "\(rule.rawValue): \(self.words)"
    guard let source else { return words }
    return "\(words), \(positions.file(of: source)):\(positions.start(of: source).line)"
  }

  func json(_ positions: SourcePositions) -> JSONValue {
    .fields([
      ("rule", .text(rule.rawValue)), ("owners", .list(owners.map { .text($0) })),
      (
        "source",
        source.map {
          .fields([
            ("file", .text(positions.file(of: $0))), ("line", .number(positions.start(of: $0).line)),
            ("words", .text(words)),
          ])
        }
      ),
    ])
  }
}

extension OwnershipIndex.Answer {
  /// Who answers for a subject, with the chain of reasons.
  package func json(of subject: Subject, _ positions: SourcePositions) -> JSONValue {
    .fields([
      ("subject", .text(subject.id)), ("owners", .list(owners.map { .text($0) })),
      ("because", claim.json(positions)), ("overridden", .list(overridden.map { $0.json(positions) })),
      ("live", .bool(isLive)), ("channel", channel.map { .text($0) }), ("on_call", onCall.map { .text($0) }),
    ])
  }
}

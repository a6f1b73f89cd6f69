package import Engines
package import Normal

/// A few rows for which two definitions have different answers.
package struct Witness: Sendable {
  package struct Table: Sendable {
    package let name: String
    package let columns: [String]
    package let rows: [[Cell]]
  }

  package let tables: [Table]
  /// What both are grouped by, as it is written in a question; nothing for one row.
  package let groups: [String]
  /// The currency that amounts are shown in; nil where there are none.
  package let currency: String?
  /// The group in which the answers differ.
  package let group: [Cell]
  /// nil where the group is not in the answer.
  package let left: Cell?
  package let right: Cell?
}

/// Whether two definitions have the same answers.
package enum Verdict: Sendable {
  /// To every question and for all data for which these hold, as the project says they do.
  case equal(assuming: [AssumptionText])
  /// For these rows they have not. They are equal where those hold that nothing in the project says; nothing where none
  /// would help.
  case different(Witness, equalWhere: [AssumptionText])
  /// Nothing is proved, and no data were found that tell them apart.
  case unknown(attempts: Int, equalWhere: [AssumptionText])
}

/// `people:`, `teams:`, `default:` and `dashboards:`, as written: who answers for what, and where it is shown.
package struct PeopleDefinitions: Sendable {
  package var people: [Person] = []
  package var teams: [Team] = []
  package var defaultOwner: Written<String>?
  package var dashboards: [Dashboard] = []

  package init() {}

  package struct Person: Sendable {
    package let name: Written<String>
    package let email: String?
    package let team: Written<String>?
    /// The day after which the person is no longer there.
    package let left: String?
  }

  package struct Team: Sendable {
    package let name: Written<String>
    package let lead: Written<String>?
    package let channel: String?
    package let onCall: String?
  }

  package struct Dashboard: Sendable {
    package let name: Written<String>
    package let tool: String?
    package let url: String?
    package let uses: [Written<String>]
    package let owner: Written<String>?
  }
}

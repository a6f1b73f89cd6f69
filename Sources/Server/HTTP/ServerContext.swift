import Definitions
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// What belongs to one request.
struct ServerContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let remoteAddress: String?
  let record: RequestRecord

  init(source: Source) {
    coreContext = .init(source: source)
    remoteAddress = source.channel.remoteAddress?.ipAddress
    record = RequestRecord()
  }
}

/// What is known of a request when it is logged; handlers add to it.
final class RequestRecord: Sendable {
  struct Facts {
    var id = ""
    var caller: String?
    var problem: String?
    var rows: Int?
    var cache: String?
  }

  private let facts = Mutex(Facts())

  var current: Facts { facts.withLock { $0 } }

  func note(_ change: (inout Facts) -> Void) { facts.withLock { change(&$0) } }
}

import Dispatch
import Synchronization

/// Chunks of an answer on their way from a database's thread to a client. Few are under way at a time: a client that reads
/// slowly makes the database wait, and no memory fills.
final class ChunkStream: Sendable {
  /// How it ended.
  enum End: Sendable {
    case done(AnswerEnd)
    case failed(Problem, rows: Int)
  }

  enum Event: Sendable {
    case chunk([UInt8])
    case end(End)
  }

  private static let depth = 4

  private let events: AsyncStream<Event>
  private let continuation: AsyncStream<Event>.Continuation
  private let room = DispatchSemaphore(value: ChunkStream.depth)
  private let isClosed = Atomic(false)

  init() { (events, continuation) = AsyncStream.makeStream() }

  // MARK: On the database's thread

  /// Waits for room.
  ///
  /// - Returns: whether somebody still reads, and soon enough: who does not holds a connection that others wait for.
  func send(_ chunk: [UInt8], within seconds: Double) -> Bool {
    guard room.wait(timeout: .now() + seconds) == .success else { return false }
    guard !isClosed.load(ordering: .acquiring) else { return false }
    continuation.yield(.chunk(chunk))
    return true
  }

  func finish(_ end: End) {
    continuation.yield(.end(end))
    continuation.finish()
  }

  // MARK: On the client's side

  /// Nobody reads any more.
  func close() {
    isClosed.store(true, ordering: .releasing)
    room.signal()
  }

  func makeReader() -> Reader { Reader(iterator: events.makeAsyncIterator(), stream: self) }

  struct Reader {
    fileprivate var iterator: AsyncStream<Event>.AsyncIterator
    fileprivate let stream: ChunkStream

    /// nil after the end.
    mutating func next() async -> Event? {
      let event = await iterator.next()
      if case .chunk? = event { stream.room.signal() }
      return event
    }
  }
}

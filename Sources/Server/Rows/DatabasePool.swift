import Definitions
import Dispatch
import Engines
import HTTPTypes
import Project
import Synchronization

/// Connections to a database, each on a thread of its own; so many statements run at once, so many wait, and who comes then is
/// told to come later.
final class DatabasePool: Sendable {
  private struct State {
    var idle: [DatabaseWorker]
    var waiting: [(ticket: Int, resume: CheckedContinuation<DatabaseWorker?, Never>)] = []
    var tickets = 0
    var isRunning = 0
  }

  private let state: Mutex<State>
  private let mostWaiting: Int
  let statementSeconds: Double

  init(_ connection: ConnectionDefinition, of project: Project, _ limits: ServerDefinition.Limits) {
    let workers = (0..<limits.statements).map { DatabaseWorker($0, connection, project) }
    state = Mutex(State(idle: workers))
    mostWaiting = limits.waiting
    statementSeconds = Double(limits.statementSeconds)
  }

  /// Statements that run and questions that wait.
  var load: (running: Int, waiting: Int) { state.withLock { ($0.isRunning, $0.waiting.count) } }

  /// A connection that nobody else has; it is given back with `giveBack`.
  ///
  /// - Throws: `Problem` where too many wait already, or none became free in time.
  func take() async throws -> DatabaseWorker {
    enum Next { case worker(DatabaseWorker), wait(Int), full }
    let next = state.withLock { state -> Next in
      if let worker = state.idle.popLast() {
        state.isRunning += 1
        return .worker(worker)
      }
      guard state.waiting.count < mostWaiting else { return .full }
      state.tickets += 1
      return .wait(state.tickets)
    }
    switch next {
    case .worker(let worker): return worker
    case .full: throw DatabasePool.busy
    case .wait(let ticket):
      guard let worker = await wait(ticket) else { throw DatabasePool.busy }
      return worker
    }
  }

  private func wait(_ ticket: Int) async -> DatabaseWorker? {
    let limit = DispatchWorkItem { self.giveUp(ticket) }
    DispatchQueue.global().asyncAfter(deadline: .now() + statementSeconds, execute: limit)
    defer { limit.cancel() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let worker = state.withLock { state -> DatabaseWorker? in
          if let worker = state.idle.popLast() {
            state.isRunning += 1
            return worker
          }
          state.waiting.append((ticket, continuation))
          return nil
        }
        if let worker { continuation.resume(returning: worker) }
        if Task.isCancelled { giveUp(ticket) }
      }
    } onCancel: {
      giveUp(ticket)
    }
  }

  private func giveUp(_ ticket: Int) {
    let found = state.withLock { state in
      state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0).resume }
    }
    found?.resume(returning: nil)
  }

  func giveBack(_ worker: DatabaseWorker) {
    let next = state.withLock { state -> CheckedContinuation<DatabaseWorker?, Never>? in
      if state.waiting.isEmpty {
        state.idle.append(worker)
        state.isRunning -= 1
        return nil
      }
      return state.waiting.removeFirst().resume
    }
    next?.resume(returning: worker)
  }

  private static var busy: Problem {
    Problem(
      .serviceUnavailable, "busy", "too many questions are being answered", helps: ["ask again in a moment"]
    )
    .with(.retryAfter, "1")
  }
}

/// A connection and the thread that it is used on.
final class DatabaseWorker: Sendable {
  /// Engines are used on the worker's thread, but for `cancel`, which may be called from any.
  private struct Held: @unchecked Sendable {
    var engine: (any Engine)?
  }

  private let queue: DispatchQueue
  private let held = Mutex(Held())
  private let connection: ConnectionDefinition
  private let project: Project

  init(_ number: Int, _ connection: ConnectionDefinition, _ project: Project) {
    queue = DispatchQueue(label: "database \(number)")
    self.connection = connection
    self.project = project
  }

  /// Runs a job on the worker's thread. A connection that failed is made anew for the next one.
  func run(
    _ job: @escaping @Sendable (any Engine) throws(EngineError) -> Void,
    failed: @escaping @Sendable (EngineError) -> Void
  ) {
    queue.async {
      do throws(EngineError) {
        try job(try self.engine())
      } catch {
        if error.breaksConnection { self.held.withLock { $0.engine = nil } }
        failed(error)
      }
    }
  }

  /// Stops what runs.
  func cancel() {
    held.withLock { $0 }.engine?.cancel()
  }

  private func engine() throws(EngineError) -> any Engine {
    if let engine = held.withLock({ $0 }).engine { return engine }
    let engine = try project.open(connection) { _ in }
    let new = Held(engine: engine)
    held.withLock { $0 = new }
    return engine
  }
}

extension EngineError {
  /// Whether the connection may be of no use any more.
  fileprivate var breaksConnection: Bool {
    switch self {
    case .cannotConnect, .statementFailed, .libraryMissing, .variableUnset: true
    case .timedOut, .cancelled, .overflow, .unexpectedValue, .badSeed: false
    }
  }
}

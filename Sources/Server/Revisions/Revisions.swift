import AsyncAlgorithms
import Diagnostics
import Dispatch
import Logging
import Project
import ServiceLifecycle
import Synchronization
import UnixSignals

/// The revision that is served, made anew when a file changes. An edit with errors changes nothing but what `/readyz` says.
final class Revisions: Service {
  private struct State {
    var current: Revision
    var stamp: String
    /// What is wrong with the files as they are now; nil where they are what is served.
    var broken: String?
    var loadedAt: ContinuousClock.Instant
  }

  private let root: String
  private let logger: Logger
  private let state: Mutex<State>
  /// Loading takes long, and would keep a thread from others that wait for it.
  private let queue = DispatchQueue(label: "revisions")

  init(_ first: Revision, logger: Logger) {
    root = first.project.root
    self.logger = logger
    state = Mutex(
      State(current: first, stamp: changeStamp(ofProjectAt: first.project.root), broken: nil, loadedAt: .now))
    prepare(first)
  }

  /// Makes what is looked up in, before somebody waits for it.
  private func prepare(_ revision: Revision) {
    let everything = Caller(name: "", scopes: [])
    DispatchQueue.global(qos: .utility).async { _ = try? revision.view(for: everything).lookup }
  }

  var current: Revision { state.withLock { $0.current } }

  /// The errors of the files as they are, where that is not what is served.
  var broken: String? { state.withLock { $0.broken } }

  var age: Duration { state.withLock { $0.loadedAt.duration(to: .now) } }

  /// Looks every second whether a file changed, and at once when told to (SIGHUP).
  func run() async throws {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.watch() }
      group.addTask {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
          await self.reload(always: true)
        }
      }
    }
  }

  private func watch() async {
    let ticks = AsyncTimerSequence(interval: .seconds(1), clock: .continuous)
    for await _ in ticks.cancelOnGracefulShutdown() { await reload(always: false) }
  }

  private func reload(always: Bool) async {
    await withCheckedContinuation { continuation in
      queue.async {
        self.load(always: always)
        continuation.resume()
      }
    }
  }

  private func load(always: Bool) {
    let stamp = changeStamp(ofProjectAt: root)
    guard always || state.withLock({ $0.stamp != stamp }) else { return }
    let project = loadProject(at: root)
    if let revision = Revision(project) {
      prepare(revision)
      state.withLock { $0 = State(current: revision, stamp: stamp, broken: nil, loadedAt: .now) }
      logger.info("serving a new revision", metadata: ["revision": "\(revision.id)"])
    } else {
      let errors = project.findings.filter { $0.severity == .error }
      let report = TextReport().text(of: Array(errors.prefix(5)), in: project.sources)
      state.withLock {
        $0.stamp = stamp
        $0.broken = report
      }
      logger.error(
        "the definitions have errors; what was served is still served",
        metadata: ["errors": "\(errors.count)", "first": "\(errors.first?.message ?? "")"])
    }
  }
}

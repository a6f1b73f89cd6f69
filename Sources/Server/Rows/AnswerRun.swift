import Answers
import Compiler
import Definitions
import Diagnostics
import Engines
import HTTPTypes
import Model
import Planning
import Project
import SQL
import Synchronization

/// A statement that runs on a database's thread and writes its rows into a stream.
final class AnswerRun: Sendable {
  let stream = ChunkStream()
  let writer: RowWriter
  private let query: CompiledQuery
  private let view: View
  private let dialect: Dialect
  private let findings: [Finding]
  /// What it runs on; nil before and after.
  private let worker = Mutex<DatabaseWorker?>(nil)
  /// Bytes of a chunk.
  private static let chunkSize = 64 << 10

  init(_ query: CompiledQuery, _ view: View, _ dialect: Dialect, _ format: RowFormat, findings: [Finding]) {
    self.query = query
    self.view = view
    self.dialect = dialect
    self.findings = findings
    writer = RowWriter(format, AnswerShape(of: query, model: view.model), revision: view.revision.id)
  }

  func start(on worker: DatabaseWorker, of pool: DatabasePool) {
    let seconds = pool.statementSeconds
    self.worker.withLock { $0 = worker }
    worker.run { engine throws(EngineError) in
      let end = try self.write(engine, seconds)
      self.leave(worker, pool, end)
    } failed: { error in
      self.leave(worker, pool, .failed(Problem(error), rows: 0))
    }
  }

  private func leave(_ worker: DatabaseWorker, _ pool: DatabasePool, _ end: ChunkStream.End) {
    self.worker.withLock { $0 = nil }
    pool.giveBack(worker)
    stream.finish(end)
  }

  /// Nobody waits for it any more: the statement ends, and the connection is free for others.
  func abandon() {
    stream.close()
    // Under the lock, so that it is not the statement of somebody else that is stopped.
    worker.withLock { $0?.cancel() }
  }

  private func write(_ engine: any Engine, _ seconds: Double) throws(EngineError) -> ChunkStream.End {
    var end = AnswerEnd(
      tallies: ConversionTallies(of: query), footing: FootingDifferences(of: query))
    var buffer: [UInt8] = []
    writer.begin(&buffer)
    let columns = query.resultColumns
    let counts = query.columns.indices.filter {
      query.columns[$0].column.role.countsUnconverted
    }
    // Rows that tell of missing rates; a few tell what many do.
    var suspects = ResultTable(columns: columns)
    var isStopped = false
    do throws(EngineError) {
      try engine.run(query.sql, columns: columns, timeoutSeconds: seconds) { (row) throws(EngineError) in
        if counts.contains(where: { row[$0] != .integer(0) && row[$0] != .null }) {
          if suspects.rows.count < 1_000 { suspects.rows.append(row) }
          // No number without a rate is shown, so nothing behind it need be read.
          if query.query.missing == .error {
            isStopped = true
            throw .cancelled
          }
        }
        end.tallies.add(row)
        end.footing.add(row)
        writer.write(writer.shape.cells(of: row), isFirst: end.rows == 0, &buffer)
        end.rows += 1
        guard buffer.count >= AnswerRun.chunkSize else { return }
        guard stream.send(buffer, within: seconds) else { throw .cancelled }
        buffer = []
      }
    } catch {
      guard isStopped else { throw error }
    }
    let missing =
      suspects.rows.isEmpty
      ? []
      : try MissingRates(
        query: query, model: view.model, dialect: dialect, engine: engine, timeoutSeconds: seconds
      ).findings(
        in: suspects)
    if let first = missing.first(where: { $0.severity == .error }) {
      return .failed(Problem(.unprocessableContent, first), rows: end.rows)
    }
    end.warnings = findings + missing
    writer.end(end, &buffer)
    guard stream.send(buffer, within: seconds) else { throw .cancelled }
    return .done(end)
  }
}

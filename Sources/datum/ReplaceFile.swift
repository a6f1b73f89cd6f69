import ArgumentParser
import Diagnostics
import Glibc

/// Writes a file whole or not at all: what was there is there until the new one is complete.
func replaceFile(_ path: String, with bytes: [UInt8]) throws {
  // A link stays a link: what it leads to is replaced.
  let target =
    realpath(path, nil).map { pointer in
      defer { free(pointer) }
      return String(cString: pointer)
    } ?? path
  let temporary = "\(target).\(getpid()).new"
  var information = stat()
  let mode = stat(target, &information) == 0 ? information.st_mode & 0o777 : 0o644
  let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
  var isWritten = descriptor >= 0
  var written = 0
  while isWritten, written < bytes.count {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + written, $0.count - written) }
    if count <= 0 { isWritten = false } else { written += count }
  }
  if descriptor >= 0 { close(descriptor) }
  guard isWritten, rename(temporary, target) == 0 else {
    let reason = String(cString: strerror(errno))
    unlink(temporary)
    throw fail(
      Finding(.unreadable, "cannot write \(path): \(reason)", at: nil).helping(
        "check the folder and its permissions"),
      code: .environment)
  }
}

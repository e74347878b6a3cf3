import fs from "node:fs";

/**
 * Runs in a second thread and waits on a socket on which nobody ever writes. The kernel closes it when the broker's process ends, however it ends;
 * then this process goes too, even while its first thread is inside an endless loop of the guest. Plain JavaScript, since removing types takes
 * a thread 12 MB.
 */
const PARENT_DESCRIPTOR = 4;
try {
  fs.readSync(PARENT_DESCRIPTOR, Buffer.alloc(1));
} finally {
  process.kill(process.pid, "SIGKILL");
}

/**
 * What the locked interpreter may ask of JavaScript: clocks, random bytes, reading files that live in its own file system, writing to its own
 * devices. Everything else (processes, sockets, dynamic libraries, JavaScript objects, changes of files) answers that there is no such function.
 */
export const ALLOWED_IMPORTS: ReadonlySet<string> = new Set([
  "emscripten_get_now",
  "emscripten_date_now",
  "clock_time_get",
  "clock_res_get",
  "random_get",
  "_tzset_js",
  "_localtime_js",
  "_gmtime_js",
  "_mktime_js",
  "_timegm_js",
  "fd_read",
  "fd_write",
  "fd_seek",
  "fd_pread",
  "fd_close",
  "fd_fdstat_get",
  "__syscall_stat64",
  "__syscall_fstat64",
  "__syscall_lstat64",
  "__syscall_newfstatat",
  "__syscall_getdents64",
  "__syscall_getcwd",
  "__syscall_faccessat",
  "__syscall_readlinkat",
  "__syscall_getuid32_js",
  "__syscall_ioctl",
  "__syscall_fcntl64",
  "_try_fcntl64",
  "emscripten_get_heap_max",
  "_Py_emscripten_runtime",
]);

/** Where the interpreter gives up. Its JavaScript side, which would note that it is dead, is not asked. */
export const ENDING_IMPORTS: ReadonlySet<string> = new Set(["exit", "proc_exit", "_abort_js", "__assert_fail", "throw_no_gil"]);

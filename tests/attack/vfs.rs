//! A layer between SQLite and the system that lets one call fail, or all from one on
//! (<https://sqlite.org/vfs.html>). It becomes the usual layer of the whole process; only the thread that asks for
//! failures meets them, all others reach the system as ever.
//!
//! The one place with unsafe code, and in the tests alone: SQLite asks for C functions. What makes it sound:
//!
//! - The layer and its table of functions live as long as the process. The layer below is SQLite's own, which does too.
//! - A file of ours is a `Ours` followed at once by room for a file of the layer below, as `szOsFile` asks SQLite for.
//!   SQLite makes the room, hands the same pointer to every function of the table, and uses a file on one thread at a
//!   time.
//! - `pMethods` of a file is set exactly where that of the file below is, so a function of the table is only called
//!   for a file that is open below. All functions but those of mapped memory are handed on; the table says that it is
//!   of version 2, so SQLite asks for none of those.

#![allow(unsafe_code, reason = "SQLite takes C functions")]

use std::cell::Cell;
use std::ffi::{c_char, c_int, c_void};
use std::mem::size_of;
use std::ptr;
use std::sync::Once;

use rusqlite::ffi::{
    SQLITE_BUSY, SQLITE_CANTOPEN, SQLITE_FULL, SQLITE_IOERR_ACCESS, SQLITE_IOERR_CLOSE, SQLITE_IOERR_DELETE,
    SQLITE_IOERR_FSTAT, SQLITE_IOERR_FSYNC, SQLITE_IOERR_LOCK, SQLITE_IOERR_READ, SQLITE_IOERR_SHMLOCK,
    SQLITE_IOERR_SHMMAP, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_UNLOCK, SQLITE_IOERR_WRITE, SQLITE_OK,
    SQLITE_SHM_LOCK, sqlite3_file, sqlite3_io_methods, sqlite3_vfs, sqlite3_vfs_find, sqlite3_vfs_register,
};

/// Which calls fail.
#[derive(Clone, Copy, Debug)]
pub struct Faults {
    /// The first, counted from 1; 0 for none.
    pub first: u32,
    /// Those after it fail as well.
    pub lasting: bool,
    /// The disk is full: only what needs room fails, and only it is counted.
    pub full: bool,
}

thread_local! {
    static FAULTS: Cell<Faults> = const { Cell::new(Faults { first: 0, lasting: false, full: false }) };
    static CALLS: Cell<u32> = const { Cell::new(0) };
    static FAILED: Cell<u32> = const { Cell::new(0) };
    static LOG_HELD: Cell<bool> = const { Cell::new(false) };
}

/// The lock of whoever moves pages from the log into the file (`WAL_CKPT_LOCK`, <https://sqlite.org/walformat.html>).
const CHECKPOINT_LOCK: c_int = 1;

/// Does something on this thread while calls fail. Returns what it gives, and how many calls failed. Only what was
/// opened after [`register`] meets them.
pub fn with_faults<T>(faults: Faults, work: impl FnOnce() -> T) -> (T, u32) {
    CALLS.set(0);
    FAILED.set(0);
    FAULTS.set(faults);
    let done = work();
    FAULTS.set(Faults { first: 0, ..faults });
    (done, FAILED.get())
}

/// Does something on this thread while another program is moving pages from the log into the file, at every try.
pub fn with_log_held<T>(work: impl FnOnce() -> T) -> T {
    LOG_HELD.set(true);
    let done = work();
    LOG_HELD.set(false);
    done
}

/// The result of a call that is to fail now.
fn refused(as_usual: c_int, needs_room: bool) -> Option<c_int> {
    let faults = FAULTS.get();
    if faults.first == 0 || (faults.full && !needs_room) {
        return None;
    }
    let call = CALLS.get() + 1;
    CALLS.set(call);
    let fails = call == faults.first || (faults.lasting && call > faults.first);
    fails.then(|| {
        FAILED.set(FAILED.get() + 1);
        if faults.full { SQLITE_FULL } else { as_usual }
    })
}

/// A file as SQLite sees it; that of the layer below stands behind it.
#[repr(C)]
struct Ours {
    base: sqlite3_file,
}

static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

/// Puts the layer above SQLite's own, once.
pub fn register() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: SQLite's own layer is there for as long as the process; ours is given to it for ever.
        unsafe {
            let below = sqlite3_vfs_find(ptr::null());
            assert!(!below.is_null());
            let ours = Box::new(sqlite3_vfs {
                szOsFile: size_of::<Ours>() as c_int + (*below).szOsFile,
                pNext: ptr::null_mut(),
                zName: c"faulty".as_ptr(),
                pAppData: below.cast(),
                xOpen: Some(open),
                xDelete: Some(delete),
                xAccess: Some(access),
                ..*below
            });
            assert_eq!(sqlite3_vfs_register(Box::leak(ours), 1), SQLITE_OK);
        }
    });
}

/// The file of the layer below, and a function of it.
macro_rules! below {
    ($file:ident . $function:ident ( $($argument:expr),* )) => {{
        // SAFETY: `$file` is a file of ours that is open, so behind it is one that is open below, with its table.
        unsafe {
            let file = behind($file);
            match (*(*file).pMethods).$function {
                Some(function) => function(file, $($argument),*),
                None => Default::default(),
            }
        }
    }};
}

/// Where the file of the layer below begins.
///
/// # Safety
/// `file` is room that SQLite has made for a file of ours.
unsafe fn behind(file: *mut sqlite3_file) -> *mut sqlite3_file {
    // SAFETY: the room is `szOsFile` long, and `Ours` is a pointer, so what follows is aligned as SQLite's own files.
    unsafe { file.cast::<Ours>().add(1).cast() }
}

/// The layer below.
///
/// # Safety
/// `vfs` is ours.
unsafe fn layer(vfs: *mut sqlite3_vfs) -> *mut sqlite3_vfs {
    // SAFETY: `register` has put it there.
    unsafe { (*vfs).pAppData.cast() }
}

unsafe extern "C" fn open(
    vfs: *mut sqlite3_vfs,
    name: *const c_char,
    file: *mut sqlite3_file,
    flags: c_int,
    granted: *mut c_int,
) -> c_int {
    // SAFETY: SQLite gives our layer, room for a file of ours, and arguments for the layer below.
    unsafe {
        (*file).pMethods = ptr::null();
        if let Some(refusal) = refused(SQLITE_CANTOPEN, false) {
            return refusal;
        }
        let (layer, inner) = (layer(vfs), behind(file));
        (*inner).pMethods = ptr::null();
        let opened = (*layer)
            .xOpen
            .map_or(SQLITE_CANTOPEN, |open| open(layer, name, inner, flags, granted));
        if !(*inner).pMethods.is_null() {
            (*file).pMethods = &raw const METHODS;
        }
        opened
    }
}

unsafe extern "C" fn delete(vfs: *mut sqlite3_vfs, name: *const c_char, sync_folder: c_int) -> c_int {
    if let Some(refusal) = refused(SQLITE_IOERR_DELETE, false) {
        return refusal;
    }
    // SAFETY: our layer, and arguments for the layer below.
    unsafe {
        let layer = layer(vfs);
        (*layer)
            .xDelete
            .map_or(SQLITE_OK, |delete| delete(layer, name, sync_folder))
    }
}

unsafe extern "C" fn access(
    vfs: *mut sqlite3_vfs,
    name: *const c_char,
    flags: c_int,
    is: *mut c_int,
) -> c_int {
    if let Some(refusal) = refused(SQLITE_IOERR_ACCESS, false) {
        return refusal;
    }
    // SAFETY: our layer, and arguments for the layer below.
    unsafe {
        let layer = layer(vfs);
        (*layer)
            .xAccess
            .map_or(SQLITE_OK, |access| access(layer, name, flags, is))
    }
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    // A file that could not be closed well is closed all the same.
    let closed = below!(file.xClose());
    refused(SQLITE_IOERR_CLOSE, false).unwrap_or(closed)
}

unsafe extern "C" fn read(file: *mut sqlite3_file, to: *mut c_void, length: c_int, at: i64) -> c_int {
    refused(SQLITE_IOERR_READ, false).unwrap_or_else(|| below!(file.xRead(to, length, at)))
}

unsafe extern "C" fn write(file: *mut sqlite3_file, from: *const c_void, length: c_int, at: i64) -> c_int {
    match refused(SQLITE_IOERR_WRITE, true) {
        // A writing that fails has often written something.
        Some(refusal) => {
            let _ = below!(file.xWrite(from, length / 2, at));
            refusal
        }
        None => below!(file.xWrite(from, length, at)),
    }
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: i64) -> c_int {
    refused(SQLITE_IOERR_TRUNCATE, false).unwrap_or_else(|| below!(file.xTruncate(size)))
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, flags: c_int) -> c_int {
    refused(SQLITE_IOERR_FSYNC, true).unwrap_or_else(|| below!(file.xSync(flags)))
}

unsafe extern "C" fn file_size(file: *mut sqlite3_file, size: *mut i64) -> c_int {
    refused(SQLITE_IOERR_FSTAT, false).unwrap_or_else(|| below!(file.xFileSize(size)))
}

unsafe extern "C" fn lock(file: *mut sqlite3_file, level: c_int) -> c_int {
    refused(SQLITE_IOERR_LOCK, false).unwrap_or_else(|| below!(file.xLock(level)))
}

unsafe extern "C" fn unlock(file: *mut sqlite3_file, level: c_int) -> c_int {
    let unlocked = below!(file.xUnlock(level));
    refused(SQLITE_IOERR_UNLOCK, false).unwrap_or(unlocked)
}

unsafe extern "C" fn check_reserved_lock(file: *mut sqlite3_file, is: *mut c_int) -> c_int {
    below!(file.xCheckReservedLock(is))
}

unsafe extern "C" fn file_control(file: *mut sqlite3_file, what: c_int, argument: *mut c_void) -> c_int {
    below!(file.xFileControl(what, argument))
}

unsafe extern "C" fn sector_size(file: *mut sqlite3_file) -> c_int {
    below!(file.xSectorSize())
}

unsafe extern "C" fn device_characteristics(file: *mut sqlite3_file) -> c_int {
    below!(file.xDeviceCharacteristics())
}

unsafe extern "C" fn shm_map(
    file: *mut sqlite3_file,
    region: c_int,
    size: c_int,
    extend: c_int,
    at: *mut *mut c_void,
) -> c_int {
    refused(SQLITE_IOERR_SHMMAP, extend != 0)
        .unwrap_or_else(|| below!(file.xShmMap(region, size, extend, at)))
}

unsafe extern "C" fn shm_lock(file: *mut sqlite3_file, at: c_int, count: c_int, flags: c_int) -> c_int {
    // A lock that is not given back would keep out whoever looks at the file afterwards.
    let takes = flags & SQLITE_SHM_LOCK != 0;
    if takes && at == CHECKPOINT_LOCK && LOG_HELD.get() {
        return SQLITE_BUSY;
    }
    takes
        .then(|| refused(SQLITE_IOERR_SHMLOCK, false))
        .flatten()
        .unwrap_or_else(|| below!(file.xShmLock(at, count, flags)))
}

unsafe extern "C" fn shm_barrier(file: *mut sqlite3_file) {
    below!(file.xShmBarrier());
}

unsafe extern "C" fn shm_unmap(file: *mut sqlite3_file, delete: c_int) -> c_int {
    below!(file.xShmUnmap(delete))
}

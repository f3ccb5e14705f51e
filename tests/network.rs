//! The program speaks to no network. What promises it stands in SECURITY.md.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Crates that open sockets, and whose sockets are those of the desktop: D-Bus for the file dialogs and screen readers
/// (zbus, over async-io), Wayland, X. None of them is asked for another address than the one that the desktop names.
const DESKTOP: [&str; 5] = ["async-io", "polling", "wayland-client", "x11rb", "zbus"];

/// Parts of the names of crates by which Rust programs speak to networks.
const NETWORK: &[&str] = &[
    "actix",
    "attohttpc",
    "axum",
    "awc",
    "boring",
    "curl",
    "dns",
    "ftp",
    "git2",
    "gix",
    "grpc",
    "h2",
    "h3",
    "hickory",
    "http",
    "hyper",
    "isahc",
    "libp2p",
    "mio",
    "native-tls",
    "openssl",
    "polling",
    "proxy",
    "quinn",
    "reqwest",
    "rustls",
    "s2n",
    "sentry",
    "smoltcp",
    "socket",
    "ssh",
    "surf",
    "telemetry",
    "tiny_http",
    "tokio",
    "tonic",
    "trust-dns",
    "tungstenite",
    "ureq",
    "webrtc",
    "websocket",
    "ws_stream",
    "webpki",
    "xmpp",
    "zmq",
    "async-net",
    "async-std",
    "async-io",
    "smol",
    "nix-socket",
    "wayland-client",
    "x11rb",
    "zbus",
    "opener",
    "webbrowser",
];

/// Crates whose names hold such a part and that open nothing: names, messages and macros of the above.
const HARMLESS: [&str; 7] = [
    "smol_str",
    "x11rb-protocol",
    "zbus-lockstep",
    "zbus-lockstep-macros",
    "zbus_macros",
    "zbus_names",
    "zbus_xml",
];

/// What a program with sockets of its own needs from the C library and this one must not have: it serves nobody.
#[cfg(target_os = "linux")]
const SERVES: [&str; 4] = ["bind", "listen", "accept", "accept4"];

#[test]
fn no_crate_of_the_program_speaks_to_a_network() {
    let tree = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "--offline",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout).unwrap();
    let crates: BTreeSet<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(crates.contains("rusqlite") && crates.contains("egui"), "{tree}");
    let suspects: BTreeSet<&str> = crates
        .into_iter()
        .filter(|name| NETWORK.iter().any(|part| name.contains(part)) && !HARMLESS.contains(name))
        .collect();
    // Elsewhere the desktop has other doors.
    let allowed: BTreeSet<&str> = DESKTOP.into_iter().collect();
    assert!(
        suspects.is_subset(&allowed),
        "{:?}",
        suspects.difference(&allowed)
    );
}

#[test]
fn no_line_of_the_program_opens_a_socket() {
    fn look(folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                look(&path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let code = fs::read_to_string(&path).unwrap();
                for door in ["std::net", "TcpStream", "TcpListener", "UdpSocket", "UnixStream"] {
                    assert!(!code.contains(door), "{}: {door}", path.display());
                }
            }
        }
    }
    look(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
}

#[cfg(target_os = "linux")]
#[test]
fn the_binary_is_no_server() {
    let names = imported(&fs::read(env!("CARGO_BIN_EXE_gozareh")).unwrap());
    assert!(names.contains("fsync"), "{names:?}");
    let served: Vec<_> = SERVES.iter().filter(|name| names.contains(**name)).collect();
    assert!(served.is_empty(), "{served:?}");
}

/// What a binary asks of other libraries: the undefined symbols of its dynamic table (ELF, 64 bits, little end first).
#[cfg(target_os = "linux")]
fn imported(binary: &[u8]) -> BTreeSet<String> {
    let number = |at: usize, bytes: usize| {
        let mut all = [0; 8];
        all[..bytes].copy_from_slice(&binary[at..at + bytes]);
        usize::try_from(u64::from_le_bytes(all)).unwrap()
    };
    assert!(binary.starts_with(b"\x7fELF\x02\x01"));
    let (sections, size, count) = (number(0x28, 8), number(0x3a, 2), number(0x3c, 2));
    let section = |n: usize| sections + n * size;
    // Type 11 is the table of dynamic symbols; it names the section that holds its names.
    let dynamic = (0..count)
        .map(section)
        .find(|at| number(at + 4, 4) == 11)
        .unwrap();
    let names = number(section(number(dynamic + 0x28, 4)) + 0x18, 8);
    let (symbols, bytes) = (number(dynamic + 0x18, 8), number(dynamic + 0x20, 8));
    (symbols..symbols + bytes)
        .step_by(24)
        .filter(|symbol| number(symbol + 6, 2) == 0)
        .map(|symbol| {
            let name = &binary[names + number(symbol, 4)..];
            let end = name.iter().position(|b| *b == 0).unwrap();
            String::from_utf8_lossy(&name[..end]).into_owned()
        })
        .collect()
}

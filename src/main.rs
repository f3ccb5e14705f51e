//! The program: reads the arguments and starts the window or the command line.

fn main() {}

//! The program's entry.

fn main() -> std::process::ExitCode {
    almanac::cli::main()
}

//! The binary `limber`: the agent and the command line.

fn main() -> std::process::ExitCode {
    limber_agent::cli::main()
}

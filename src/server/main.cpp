#include <fmt/format.h>
#include <sodium.h>

#include <cstdio>
#include <exception>

#include "server/account_commands.hpp"
#include "server/command_line.hpp"
#include "server/demo.hpp"
#include "server/logging.hpp"
#include "server/offline_commands.hpp"
#include "server/roster_check.hpp"
#include "server/serve.hpp"

namespace {

using namespace draftwire::server;

struct Runner {
  int operator()(const PrintCommand& command) const {
    std::fputs(command.output.c_str(), stdout);
    std::fputs(command.error.c_str(), stderr);
    return command.exit_status;
  }

  int operator()(const ServeCommand& command) const { return start_logging(command.settings), serve(command.settings); }
  int operator()(const DemoCommand& command) const { return start_logging(command.settings), run_demo(command); }
  int operator()(const AccountCommand& command) const { return start_logging(command.settings), run(command); }
  int operator()(const PopulateCommand& command) const { return start_logging(command.settings), run(command); }
  int operator()(const RosterCheckCommand& command) const { return run(command); }
  int operator()(const CopyCommand& command) const { return start_logging(command.settings), run(command); }
};

}  // namespace

int main(int argc, char** argv) {
  try {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    return std::visit(Runner{}, parse_command_line(argc, argv));
  } catch (const std::exception& error) {
    fmt::print(stderr, "draftwire: {}\n", error.what());
    return 1;
  }
}

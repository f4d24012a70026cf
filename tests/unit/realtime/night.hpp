#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "unit/realtime/stage.hpp"
#include "wire/json.hpp"

namespace draftwire::testing {

// Somebody who watches and believes nothing: every event once, in order, after what the first message said, and each
// message to the byte as the log makes it. Throws std::logic_error at the first that is not so.
struct Witness {
  std::unique_ptr<FakeSocket> socket;
  std::string epoch;  // empty: no first message yet
  domain::Seq has = 0;
  int setup = -1;  // of the last message that showed one
  domain::Seq asked_after = -1;
  domain::Seq head_at_join = 0;
  bool is_slow = false;

  void read();

 private:
  void read_cut(const std::string& text);
  void read_json(const std::string& text);
  // Until where the events of the message go.
  [[nodiscard]] domain::Seq end_of(const wire::Object& message) const;
};

// One random night: commits, lost and late news, a store that is slow or away, people who come, go, stop reading,
// resume and lie, take deflated messages or not, set-up changes and replaced databases. What happens is up to `below`,
// which chooses a number below its argument. Throws std::logic_error when a viewer sees what it should not.
class Night {
 public:
  using Choice = std::function<std::size_t(std::size_t limit)>;

  Night(Sends sends, Choice below) : below_(std::move(below)), stage_(options(), sends) {}

  void step();

  // Everything that waited happens, and one more commit is heard: everybody has everything.
  void end();

 private:
  static realtime::Options options();

  void let_everything_arrive();
  void commit();
  void hear(std::size_t which);
  void join();
  void leave(std::size_t which);
  void stall_or_wake();
  static void wake(Witness& witness);

  Choice below_;
  Stage stage_;
  std::vector<Witness> witnesses_;
  std::vector<std::pair<std::string, wire::CommitFramePtr>> news_;  // not told yet
  domain::Seq heard_ = 0;
  int epochs_ = 1;
};

}  // namespace draftwire::testing

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "app/announcer.hpp"
#include "app/store.hpp"
#include "base/mutex.hpp"

namespace draftwire::testing {

// Tournaments, drafts and their logs in memory, as far as channels read them; everything else throws. Any thread.
class MemoryStore final : public app::Store {
 public:
  void add_draft(domain::DraftId draft, domain::TournamentId tournament, const domain::Setup& setup);
  void change_setup(domain::DraftId draft, const domain::Setup& setup);

  // Appends one commit, events without numbers in the tournament's log, and gives it as it is announced.
  std::shared_ptr<const app::Commit> append(std::vector<domain::Event> events);

  void fail(bool is_failing) { league_.lock()->is_failing = is_failing; }
  [[nodiscard]] std::int64_t events_read() { return league_.lock()->events_read; }
  [[nodiscard]] int reads() { return league_.lock()->reads; }

  struct League {
    struct Draft {
      app::DraftRecord record;
      domain::Setup setup;
      std::vector<domain::Event> events;
    };
    std::map<domain::DraftId, Draft> drafts;
    std::map<domain::TournamentId, std::vector<domain::Event>> tournaments;
    bool is_failing = false;
    int reads = 0;
    std::int64_t events_read = 0;
  };

 protected:
  void run_read(const ReadBody& body) override;
  void run_write(const WriteBody& body, app::Durability) override;

 private:
  Mutex<League> league_;
};

}  // namespace draftwire::testing

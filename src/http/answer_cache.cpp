#include "http/answer_cache.hpp"

#include <exception>
#include <utility>

namespace draftwire::http {

AnswerCache::Result AnswerCache::get(const std::string& name, const Make& make) {
  std::promise<Result> promise;
  std::shared_future<Result> others;
  {
    auto flights = flights_.lock();  // what lands is kept before it leaves the flights: one of the two has it
    if (const auto flying = flights->find(name); flying != flights->end()) {
      others = flying->second;
    } else if (Body kept = kept_.find(name)) {
      metrics_.dear_answer(true);
      return kept;
    } else {
      flights->emplace(name, promise.get_future().share());
    }
  }
  if (!others.valid()) return make_for_all(name, make, std::move(promise));
  metrics_.dear_answer(true);
  return others.get();
}

AnswerCache::Result AnswerCache::make_for_all(const std::string& name, const Make& make, std::promise<Result> promise) {
  metrics_.dear_answer(false);
  try {
    Result result;
    if (auto made = make()) {
      const std::size_t bytes = made->body.size();
      result = std::make_shared<const std::string>(std::move(made->body));
      kept_.keep(std::move(made->name), *result, bytes);
    } else {
      result = std::unexpected(std::move(made.error()));
    }
    flights_.lock()->erase(name);
    promise.set_value(result);
    return result;
  } catch (...) {
    flights_.lock()->erase(name);
    promise.set_exception(std::current_exception());
    throw;
  }
}

}  // namespace draftwire::http

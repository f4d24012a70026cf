#pragma once

#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

namespace draftwire {

// What `body` returned when `run` called it last: `run` is given a function of the same arguments that returns nothing,
// and may call it more than once. Throws what `run` throws. Precondition: `run` calls it at least once.
template <class... Args, class Run, class Body>
std::invoke_result_t<Body&, Args...> returned_value(const Run& run, Body& body) {
  using Value = std::invoke_result_t<Body&, Args...>;
  static_assert(!std::is_reference_v<Value>, "what a transaction shows does not outlive it");
  if constexpr (std::is_void_v<Value>) {
    run([&](Args... args) { std::invoke(body, std::forward<Args>(args)...); });
  } else {
    std::optional<Value> value;
    run([&](Args... args) { value.emplace(std::invoke(body, std::forward<Args>(args)...)); });
    return std::move(*value);
  }
}

}  // namespace draftwire

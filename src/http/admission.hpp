#pragma once

#include "app/privacy.hpp"
#include "app/store.hpp"
#include "http/answers.hpp"
#include "http/call.hpp"
#include "http/router.hpp"

namespace draftwire::http {

// The route's answer, for those who may know of what the path names. To everybody else it does not exist: they get the
// 404 of an id that does not exist, whatever else is wrong with the request. Every route goes through here.
Answer admit(app::Store& store, app::Privacy& privacy, Call& call, const Router::Match& route);

}  // namespace draftwire::http

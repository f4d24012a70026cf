#pragma once

#include <boost/json.hpp>

// The one include of Boost.JSON: everyone else speaks of JSON by these names.
namespace draftwire::wire {

using Object = boost::json::object;
using Array = boost::json::array;
using Value = boost::json::value;

}  // namespace draftwire::wire

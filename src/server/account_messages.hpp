#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "server/account_order.hpp"

namespace draftwire::server {

// What `draftwire account` and a running server say to each other: one line of JSON there, one line back. Both are of
// the same version; another one is refused by the server, in words for a person.
//
//   {"version":"1.4.0","command":"role","name":"Kay","role":"admin","password_hash":"","site":""}
//   {"output":"Kay is admin now\n"}     or     {"error":"there is no account Kay"}

std::string to_line(const AccountOrder& order);

// Or what is wrong with the line.
std::expected<AccountOrder, std::string> order_from(std::string_view line);

// What the command prints, or why the order was not carried out.
using AccountAnswer = std::expected<std::string, std::string>;

std::string to_line(const AccountAnswer& answer);

AccountAnswer answer_from(std::string_view line);

}  // namespace draftwire::server
